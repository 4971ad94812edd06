package dev.zdm.course.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Browsers on their way, each by a secret that it alone has. In memory only: after ten minutes, with the process, or when ten thousand others
 * have set out since, it begins again. Thread-safe.
 */
final class Journeys {

    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(Journey journey, Instant until) {}

    Journeys(Clock clock) {
        this.clock = clock;
    }

    /** @return the browser's secret */
    synchronized String keep(Journey journey) {
        String secret = new State(32).getValue();
        kept.put(secret, new Kept(journey, clock.instant().plus(LIMIT)));
        return secret;
    }

    /** That of the browser with this secret, if it is at that stage. */
    synchronized <T extends Journey> Optional<T> look(String secret, Class<T> stage) {
        return Optional.ofNullable(kept.get(secret))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Kept::journey)
                .filter(stage::isInstance)
                .map(stage::cast);
    }

    /** As {@link #look}, for once. */
    synchronized <T extends Journey> Optional<T> take(String secret, Class<T> stage) {
        Optional<T> found = look(secret, stage);
        found.ifPresent(one -> kept.remove(secret));
        return found;
    }
}
