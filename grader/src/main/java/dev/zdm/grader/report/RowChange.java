package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Transaction;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Wal.TableSize;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Compared;
import dev.zdm.labs.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the evidence tells of one change of many rows. Seconds are counted from its first write.
 *
 * @param name the lab's word for it
 * @param writes from the first write to the last
 * @param until how far it is told: the look that found all of it on the standby, or the last one of the attempt
 * @param onStandby when all of it was there; empty without a standby, or when nobody saw it
 * @param wal the server's log from the first write on, with what others wrote
 * @param rows the updates of the table's rows in that time, customers' included; empty when nobody counted
 * @param batches in the words of whoever asked the shop for the commit times of its rows; empty when nobody did
 * @param indexes that the table had at the last write; empty when no snapshot of the catalogue knows it
 * @param longestTransaction of the learner's that wrote; empty when none was open for long enough to be seen
 * @param lag of the standby in milliseconds; empty without one
 * @param growth of the table's file in percent; empty when its size before the first write is unknown
 */
record RowChange(
        String name,
        Span writes,
        Instant until,
        Optional<Instant> onStandby,
        WalVolume wal,
        OptionalLong rows,
        Optional<String> batches,
        OptionalLong indexes,
        Optional<Duration> longestTransaction,
        List<Point> lag,
        List<Point> growth) {

    /** A session tells the statistics of its work when it has been idle for ten seconds, at the latest. */
    private static final Duration STATISTICS_LATE = Duration.ofSeconds(12);

    /** The catalogue is compared twice a second, so that a table may have been written before it is known. */
    private static final Duration CATALOGUE_LATE = Duration.ofSeconds(1);

    /** The recorder looks once a second, or a little sooner. */
    private static final double LOOKS_APART = 0.9;

    /** Empty when the phase has not begun, or nobody was seen to write in it. */
    static Optional<RowChange> of(Compared compared, Lab lab, Evidence attempt) {
        return attempt.attempt().phase(compared.phase()).flatMap(run -> of(compared, run, lab, attempt.whole()));
    }

    private static Optional<RowChange> of(Compared compared, PhaseRun run, Lab lab, Evidence attempt) {
        Instant end = run.ended();
        var phase = new Span(run.began(), end == null ? attempt.span().to() : end);
        var writes = new Writes(compared.table(), attempt.during(phase));
        return writes.span()
                .map(span -> of(compared, phase, span, writes, batches(compared, lab, attempt.during(phase)), attempt));
    }

    private static RowChange of(
            Compared compared, Span phase, Span writes, Writes statements, Optional<String> batches, Evidence attempt) {
        WalVolume wal = WalVolume.in(attempt).from(writes.from());
        long all = wal.knownAt(writes.to());
        List<Wal> after = attempt.wal().stream()
                .filter(look -> !look.at().isBefore(writes.to()))
                .toList();
        Optional<Instant> onStandby = after.stream()
                .filter(look -> look.replayed() >= all)
                .map(Wal::at)
                .findFirst();
        Instant until =
                onStandby.orElseGet(() -> lastOfInterest(after).map(Wal::at).orElse(writes.to()));
        var drawn = new Span(writes.from(), until);
        return new RowChange(
                compared.name(),
                writes,
                until,
                onStandby,
                wal,
                rows(compared.table(), writes, attempt),
                batches,
                indexes(compared.table(), writes, attempt),
                longestTransaction(writes, statements, attempt),
                lag(drawn, attempt),
                growth(compared.table(), phase, drawn, attempt));
    }

    double seconds() {
        return second(writes.from(), until);
    }

    /** All WAL from the first write to the last, as the next look found it. */
    long walBytes() {
        return wal.until(writes.to());
    }

    /** @param seconds that each of them is the mean of, at least */
    List<Point> walRates(int seconds) {
        return wal.rates(until, seconds * LOOKS_APART);
    }

    /** The most that was written in a second. */
    double highestWalRate() {
        return highest(walRates(1)).orElse(0.0);
    }

    Optional<Double> highestLag() {
        return highest(lag);
    }

    Optional<Double> highestGrowth() {
        return highest(growth);
    }

    Optional<Double> walPerRow() {
        return rows.isPresent() ? Optional.of(walBytes() / (double) rows.getAsLong()) : Optional.empty();
    }

    private static Optional<Double> highest(List<Point> points) {
        return points.stream().map(Point::value).max(Comparator.naturalOrder());
    }

    /** A standby that has not got everything is followed to the end; without one there is nothing to wait for. */
    private static Optional<Wal> lastOfInterest(List<Wal> after) {
        boolean awaited = after.stream().anyMatch(look -> look.replicaLagBytes() != null);
        return after.stream().reduce((earlier, later) -> awaited ? later : earlier);
    }

    private static List<Point> lag(Span drawn, Evidence attempt) {
        List<Wal> seen = attempt.wal().stream()
                .filter(look -> look.replicaLagBytes() != null)
                .toList();
        List<Point> lag = new ArrayList<>();
        before(drawn.from(), seen).ifPresent(look -> lag.add(new Point(0, millisBehind(look))));
        seen.stream()
                .filter(look -> drawn.contains(look.at()))
                .forEach(look -> lag.add(new Point(second(drawn.from(), look.at()), millisBehind(look))));
        return List.copyOf(lag);
    }

    /** An idle standby tells no lag. */
    private static double millisBehind(Wal look) {
        Duration lag = look.replicaLag();
        return lag == null ? 0 : lag.toNanos() / 1e6;
    }

    private static List<Point> growth(String table, Span phase, Span drawn, Evidence attempt) {
        OptionalLong before = sizeBefore(table, phase, drawn.from(), attempt);
        if (before.isEmpty() || before.getAsLong() == 0) {
            return List.of();
        }
        double base = before.getAsLong();
        List<Point> growth = new ArrayList<>();
        growth.add(new Point(0, 0));
        for (Wal look : attempt.wal()) {
            if (drawn.contains(look.at())) {
                size(table, look)
                        .map(size -> (size.bytes() - base) * 100 / base)
                        .ifPresent(percent -> growth.add(new Point(second(drawn.from(), look.at()), percent)));
            }
        }
        return List.copyOf(growth);
    }

    /**
     * Of a table that the phase found there its size at the phase's beginning, which is what {@code table-growth} starts from; of one that
     * was made in the phase the last size before the first write, by a look or by the server's word at the end of DDL.
     */
    private static OptionalLong sizeBefore(String table, Span phase, Instant firstWrite, Evidence attempt) {
        if (before(phase.from(), attempt.wal())
                .flatMap(look -> size(table, look))
                .isPresent()) {
            return attempt.during(phase).wal().stream()
                    .flatMap(look -> size(table, look).stream())
                    .mapToLong(TableSize::bytes)
                    .findFirst();
        }
        Stream<Point> looks = attempt.wal().stream()
                .flatMap(look ->
                        size(table, look).stream().map(size -> new Point(second(firstWrite, look.at()), size.bytes())));
        Stream<Point> ddl = attempt.statements().stream()
                .flatMap(statement -> statement.ddlEnds())
                .flatMap(end -> end.objects().stream()
                        .filter(object -> object.identity().equals("public." + table))
                        .flatMap(object -> Optional.ofNullable(object.bytes()).stream())
                        .map(bytes -> new Point(second(firstWrite, end.at()), bytes)));
        return Stream.concat(looks, ddl)
                .filter(known -> known.second() <= 0)
                .max(Comparator.comparing(Point::second))
                .map(known -> OptionalLong.of((long) known.value()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong rows(String table, Span writes, Evidence attempt) {
        Predicate<Wal> counts = look -> look.tables().stream().anyMatch(size -> size.updated() != null);
        List<Wal> looks = attempt.wal().stream().filter(counts).toList();
        if (looks.isEmpty()) {
            return OptionalLong.empty();
        }
        long before = before(writes.from(), looks)
                .flatMap(look -> updated(table, look))
                .orElse(0L);
        var counted = new Span(writes.from(), writes.to().plus(STATISTICS_LATE));
        return looks.stream()
                .filter(look -> counted.contains(look.at()))
                .flatMap(look -> updated(table, look).stream())
                .mapToLong(after -> after - before)
                .filter(rows -> rows > 0)
                .max();
    }

    private static Optional<String> batches(Compared compared, Lab lab, Evidence phase) {
        List<String> claims = lab.checks().stream()
                .filter(check -> check.kind().equals("rows-per-commit")
                        && compared.table().equals(check.args().get("table")))
                .map(CheckSpec::id)
                .toList();
        return phase.probes().stream()
                .filter(probe -> claims.contains(probe.check()) && !probe.says().isEmpty())
                .map(probe -> probe.says().get(probe.says().size() - 1))
                .reduce((earlier, later) -> later);
    }

    private static Optional<Long> updated(String table, Wal look) {
        return size(table, look).flatMap(size -> Optional.ofNullable(size.updated()));
    }

    private static OptionalLong indexes(String table, Span writes, Evidence attempt) {
        return attempt.cataloguesSoFar().stream()
                .filter(snapshot -> snapshot.at().isBefore(writes.to().plus(CATALOGUE_LATE)))
                .reduce((earlier, later) -> later)
                .flatMap(snapshot -> snapshot.table(table)
                        .map(found ->
                                OptionalLong.of(snapshot.indexesOn(found.oid()).size())))
                .orElse(OptionalLong.empty());
    }

    private static Optional<Duration> longestTransaction(Span writes, Writes statements, Evidence attempt) {
        Stream<Duration> seen = attempt.during(writes).transactions().stream()
                .filter(Transaction::wrote)
                .map(Transaction::lasted);
        Stream<Duration> updates =
                statements.updates().map(update -> update.span(writes.to()).length());
        return Stream.concat(seen, updates).max(Comparator.naturalOrder());
    }

    private static Optional<TableSize> size(String table, Wal look) {
        return look.tables().stream().filter(size -> size.table().equals(table)).findFirst();
    }

    private static Optional<Wal> before(Instant moment, List<Wal> looks) {
        return looks.stream().filter(look -> !look.at().isAfter(moment)).reduce((earlier, later) -> later);
    }

    private static double second(Instant from, Instant moment) {
        return Duration.between(from, moment).toNanos() / 1e9;
    }
}
