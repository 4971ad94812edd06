package dev.zdm.workload.traffic;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The app versions and how they share the requests, as one value: a deploy replaces it as a whole.
 *
 * @param apps at least one
 */
record Mix(List<Part> apps) {

    private static final int PERCENT = 100;

    Mix {
        apps = List.copyOf(apps);
        if (apps.stream().mapToInt(Part::percent).sum() != PERCENT) {
            throw new IllegalArgumentException("the app versions have to share 100 percent: " + apps);
        }
    }

    /** All share alike; the first ones take what does not divide. */
    static Mix evenly(List<Served> apps) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < apps.size(); i++) {
            parts.add(new Part(apps.get(i), evenShare(i, apps.size())));
        }
        return new Mix(parts);
    }

    static int evenShare(int index, int of) {
        return PERCENT / of + (index < PERCENT % of ? 1 : 0);
    }

    /** Which request comes as that number; it follows from the seed. */
    Choice choose(long seed, long number) {
        long bits = Draw.bits(seed, number);
        Served served = servedAt((int) Long.remainderUnsigned(bits >>> 32, PERCENT));
        Request request = served.app().requestAt((int) ((bits & 0xFFFF_FFFFL) % served.shares()));
        return new Choice(request, served.lane(request.kind()));
    }

    private Served servedAt(int percent) {
        int left = percent;
        for (Part part : apps) {
            left -= part.percent();
            if (left < 0) {
                return part.served();
            }
        }
        throw new IllegalStateException("the shares do not make 100 percent: " + apps);
    }

    /** 0 for one that is not among them. */
    int percentOf(Served served) {
        return apps.stream()
                .filter(part -> part.served().equals(served))
                .mapToInt(Part::percent)
                .findFirst()
                .orElse(0);
    }

    Mix without(List<Served> gone) {
        return new Mix(
                apps.stream().filter(part -> !gone.contains(part.served())).toList());
    }

    /** Shares by the name of the app version, those without any left out. */
    Map<String, Integer> shares() {
        Map<String, Integer> shares = new TreeMap<>();
        apps.stream().filter(part -> part.percent() > 0).forEach(part -> shares.put(part.name(), part.percent()));
        return shares;
    }

    /** @param percent of the requests; 0 while it ends what it has begun */
    record Part(Served served, int percent) {

        String name() {
            return served.app().name();
        }
    }

    /**
     * An app version and its lanes.
     *
     * @param shares the sum of its requests' shares
     * @param services what is closed with it
     */
    record Served(AppVersion app, int shares, Lane reads, Lane writes, List<Service> services) {

        Lane lane(Kind kind) {
            return kind == Kind.READ ? reads : writes;
        }

        List<Lane> lanes() {
            return List.of(reads, writes);
        }

        boolean hasNothingToDo() {
            return lanes().stream().allMatch(Lane::hasNothingToDo);
        }

        void stop() {
            lanes().forEach(Lane::stop);
        }

        boolean isIdle() {
            return lanes().stream().allMatch(Lane::isIdle);
        }

        /** What still runs is cancelled, and not counted: it is we who end it. */
        void abandon() {
            lanes().forEach(Lane::abandon);
            services.forEach(Service::cancelRunning);
        }

        void close() {
            services.forEach(Service::close);
        }
    }

    /** A request and the lane that it goes to. */
    record Choice(Request request, Lane lane) {}
}
