package dev.zdm.runner;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What may be asked of a new attempt.
 *
 * @param rows orders in the shop; empty for what the lab says
 * @param rate requests a second
 * @param baseline how long healthy traffic is measured before the learner may begin
 */
public record StartOptions(OptionalLong rows, int rate, Duration baseline) {

    public static final int DEFAULT_RATE = 300;

    public static final StartOptions DEFAULT =
            new StartOptions(OptionalLong.empty(), DEFAULT_RATE, Duration.ofSeconds(5));

    public StartOptions withRows(long orders) {
        return new StartOptions(OptionalLong.of(orders), rate, baseline);
    }

    public StartOptions withRate(int requestsPerSecond) {
        return new StartOptions(rows, requestsPerSecond, baseline);
    }

    public StartOptions withBaseline(Duration time) {
        return new StartOptions(rows, rate, time);
    }
}
