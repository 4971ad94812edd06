package dev.zdm.workload.traffic;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.Request;
import java.util.List;

/**
 * The app versions among which requests are shared out evenly, as one value: a deploy replaces it as a whole.
 *
 * @param apps at least one
 */
record Mix(List<Served> apps) {

    Mix {
        apps = List.copyOf(apps);
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("traffic needs an app version");
        }
    }

    /** Which request comes as that number; it follows from the seed. */
    Choice choose(long seed, long number) {
        long bits = Draw.bits(seed, number);
        Served served = apps.get((int) Long.remainderUnsigned(bits >>> 32, apps.size()));
        Request request = served.app().requestAt((int) ((bits & 0xFFFF_FFFFL) % served.shares()));
        return new Choice(request, served.lane(request.kind()));
    }

    /**
     * An app version and its lanes.
     *
     * @param shares the sum of its requests' shares
     */
    record Served(AppVersion app, int shares, Lane reads, Lane writes) {

        Lane lane(Kind kind) {
            return kind == Kind.READ ? reads : writes;
        }

        List<Lane> lanes() {
            return List.of(reads, writes);
        }
    }

    /** A request and the lane that it goes to. */
    record Choice(Request request, Lane lane) {}
}
