package dev.zdm.grader.store;

import dev.zdm.grader.evidence.TrafficSecond;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Latencies of many seconds taken together, from their histograms. */
public final class Latency {

    private final Histogram micros = new Histogram(3);

    private Latency() {}

    public static Latency of(List<TrafficSecond> seconds) {
        var latency = new Latency();
        seconds.forEach(latency::add);
        return latency;
    }

    private void add(TrafficSecond second) {
        if (second.histogram().isEmpty()) {
            return;
        }
        ByteBuffer compressed = ByteBuffer.wrap(Base64.getDecoder().decode(second.histogram()));
        try {
            micros.add(Histogram.decodeFromCompressedByteBuffer(compressed, 0));
        } catch (DataFormatException e) {
            // one second less; its line's own p99 and maximum are still there
            return;
        }
    }

    /** @param percentile 0 to 100 */
    public Duration at(double percentile) {
        return Duration.ofNanos(micros.getValueAtPercentile(percentile) * 1_000);
    }
}
