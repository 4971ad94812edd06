package dev.zdm.workload.traffic;

/** How customers come: at a steady rate whatever happens, or each as soon as they were served. */
public sealed interface Pace {

    /**
     * An open loop: requests are due at a steady rate, and nobody waits for the shop to keep up.
     *
     * @param requestsPerSecond over all app versions and kinds, 1 to 100,000
     */
    record Steady(int requestsPerSecond) implements Pace {

        public Steady {
            if (requestsPerSecond < 1 || requestsPerSecond > 100_000) {
                throw new IllegalArgumentException(
                        "a rate is 1 to 100000 requests per second, not " + requestsPerSecond);
            }
        }
    }

    /**
     * A closed loop, for measuring what the server can do: each client asks, waits for the answer, asks again. A
     * request is due when it is asked.
     *
     * @param clients how many ask at the same time; each has a connection, for reads and writes alike
     */
    record Saturating(int clients) implements Pace {

        public Saturating {
            if (clients < 1) {
                throw new IllegalArgumentException("there has to be a client");
            }
        }
    }
}
