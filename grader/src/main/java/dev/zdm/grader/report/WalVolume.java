package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Wal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much write-ahead log there was at the moments at which somebody looked: the recorder once a second, and the server itself at the
 * end of each DDL. Immutable.
 */
final class WalVolume {

    private final NavigableMap<Instant, Long> written;

    private WalVolume(NavigableMap<Instant, Long> written) {
        this.written = written;
    }

    static WalVolume in(Evidence evidence) {
        NavigableMap<Instant, Long> written = new TreeMap<>();
        evidence.wal().forEach(wal -> written.merge(wal.at(), wal.position(), Math::max));
        evidence.statements().stream().flatMap(statement -> statement.ddlEnds()).forEach(ddl -> {
            if (ddl.lsn() != null) {
                written.merge(ddl.at(), Wal.position(ddl.lsn()), Math::max);
            }
        });
        return new WalVolume(neverFalling(written));
    }

    /** The server's own figure counts what is still in its memory, so a look after it may tell of less. */
    private static NavigableMap<Instant, Long> neverFalling(NavigableMap<Instant, Long> told) {
        NavigableMap<Instant, Long> written = new TreeMap<>();
        long highest = Long.MIN_VALUE;
        for (Map.Entry<Instant, Long> look : told.entrySet()) {
            highest = Math.max(highest, look.getValue());
            written.put(look.getKey(), highest);
        }
        return written;
    }

    /** The same from a first write on: nothing has been written between the last look before it and itself. */
    WalVolume from(Instant firstWrite) {
        Map.Entry<Instant, Long> before = written.floorEntry(firstWrite);
        NavigableMap<Instant, Long> since = new TreeMap<>(written.tailMap(firstWrite, true));
        if (before != null) {
            since.put(firstWrite, before.getValue());
        }
        return new WalVolume(since);
    }

    /** What the first look at or after a moment found, or the last look of all. */
    long knownAt(Instant moment) {
        Map.Entry<Instant, Long> look = written.ceilingEntry(moment);
        return look != null
                ? look.getValue()
                : written.isEmpty() ? 0 : written.lastEntry().getValue();
    }

    /** Bytes from the first look on to the first one at or after a moment. */
    long until(Instant moment) {
        return written.isEmpty() ? 0 : knownAt(moment) - written.firstEntry().getValue();
    }

    /**
     * Bytes per second between two looks, told by the second at which the first of them was.
     *
     * @param apart how many seconds there are between them, or more: a short burst is told as the mean of so long a time
     */
    List<Point> rates(Instant to, double apart) {
        List<Point> rates = new ArrayList<>();
        Map.Entry<Instant, Long> last = written.firstEntry();
        for (Map.Entry<Instant, Long> look : written.headMap(to, true).entrySet()) {
            double seconds = seconds(last.getKey(), look.getKey());
            if (seconds >= apart) {
                double second = seconds(written.firstKey(), last.getKey());
                rates.add(new Point(second, (look.getValue() - last.getValue()) / seconds));
                last = look;
            }
        }
        return rates;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
