package dev.zdm.runner.probe;

import dev.zdm.grader.evidence.Audit;
import dev.zdm.grader.evidence.Audit.LostWrite;
import dev.zdm.grader.evidence.Glance;
import dev.zdm.labs.Truth;
import dev.zdm.workload.traffic.Promises;
import dev.zdm.workload.traffic.Promises.Promise;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Compares what customers were promised with what the shop holds. Traffic goes on meanwhile, so a promise counts only when
 * no write of it was under way or came in between; a thing that can be read in two places is there when one of them holds it.
 */
public final class Auditor {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int MOST_TOLD = 20;
    private static final int SEEDED_ROWS = 2_000;

    private final List<Truth> truths;
    private final Promises promises;
    private final BeforeEach before;

    /** Done to the observer's session before each question. */
    interface BeforeEach {
        void settle(Connection observer) throws SQLException;
    }

    public Auditor(List<Truth> truths, Promises promises) {
        this(truths, promises, observer -> {});
    }

    Auditor(List<Truth> truths, Promises promises, BeforeEach before) {
        this.truths = truths;
        this.promises = promises;
        this.before = before;
    }

    /**
     * Notes what some rows hold, scattered over the table: nobody but a customer may change that.
     *
     * @throws SQLException when the shop cannot be read
     */
    public void noteSeed(Connection observer) throws SQLException {
        for (Truth truth : truths) {
            List<String> readings = truth.seeded() ? readings(observer, truth) : List.of();
            if (!readings.isEmpty()) {
                held(observer, truth, readings, scatteredKeys(observer, truth))
                        .forEach((key, values) -> values.stream()
                                .findFirst()
                                .ifPresent(value -> promises.seeded(truth.name(), key, value, Instant.now())));
            }
        }
    }

    /** One of each stretch of the keys; which one is left to chance, so that nobody can know. */
    private List<Long> scatteredKeys(Connection observer, Truth truth) throws SQLException {
        String sql = "SELECT coalesce(min(" + truth.key() + "), 0)::bigint, coalesce(max(" + truth.key()
                + "), 0)::bigint FROM public." + truth.table();
        before.settle(observer);
        try (Statement query = observer.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            long first = row.getLong(1);
            long stretch = Math.max(1, (row.getLong(2) - first + 1) / SEEDED_ROWS);
            return LongStream.range(0, SEEDED_ROWS)
                    .mapToObj(n ->
                            first + n * stretch + ThreadLocalRandom.current().nextLong(stretch))
                    .toList();
        }
    }

    public Audit compare(Connection observer) {
        List<Promise> before = promises.settled();
        List<LostWrite> doubtful = new ArrayList<>();
        Map<LostWrite, Promise> promiseOf = new HashMap<>();
        long compared = 0;
        try {
            for (Truth truth : truths) {
                List<Promise> of = before.stream()
                        .filter(promise -> promise.truth().equals(truth.name()))
                        .toList();
                compared += of.size();
                doubtful.addAll(differing(observer, truth, of, promiseOf));
            }
        } catch (SQLException e) {
            return new Audit(Instant.now(), 0, List.of(), ShopQueries.firstLine(e.getMessage()));
        }
        Set<Promise> untouched = new HashSet<>(promises.settled());
        List<LostWrite> lost = doubtful.stream()
                .filter(write -> untouched.contains(promiseOf.get(write)))
                .limit(MOST_TOLD)
                .toList();
        // dated by its end: whoever asked waits for a line that is later than the question
        return new Audit(Instant.now(), compared, lost, null);
    }

    /**
     * Whether the shop holds at this moment what somebody was told just now.
     *
     * @return what is not there, unless a write of it came in between
     */
    Optional<Glance> glance(Connection observer, Promise told) throws SQLException {
        for (Truth truth : truths) {
            if (truth.name().equals(told.truth())) {
                List<LostWrite> missing = differing(observer, truth, List.of(told), new HashMap<>());
                Instant looked = Instant.now();
                if (!missing.isEmpty() && isUntouched(told)) {
                    return Optional.of(new Glance(looked, missing.get(0)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isUntouched(Promise told) {
        return promises.settled(told.truth(), told.key()).filter(told::equals).isPresent();
    }

    private List<LostWrite> differing(
            Connection observer, Truth truth, List<Promise> promised, Map<LostWrite, Promise> promiseOf)
            throws SQLException {
        List<String> readings = readings(observer, truth);
        List<LostWrite> differing = new ArrayList<>();
        for (int from = 0; from < promised.size(); from += ROWS_AT_ONCE) {
            List<Promise> some = promised.subList(from, Math.min(promised.size(), from + ROWS_AT_ONCE));
            Map<Long, List<String>> held = readings.isEmpty()
                    ? Map.of()
                    : held(
                            observer,
                            truth,
                            readings,
                            some.stream().map(Promise::key).toList());
            for (Promise promise : some) {
                List<String> values = held.getOrDefault(promise.key(), List.of());
                if (values.stream().noneMatch(promise.anyOf()::contains)) {
                    LostWrite lost = new LostWrite(
                            truth.name(),
                            truth.table(),
                            promise.key(),
                            String.join(" or ", promise.anyOf()),
                            values.isEmpty() ? null : String.join(" / ", values),
                            promise.app(),
                            promise.request(),
                            promise.acknowledged());
                    differing.add(lost);
                    promiseOf.put(lost, promise);
                }
            }
        }
        return differing;
    }

    /** The expressions whose columns exist at this moment; none when the table itself is gone. */
    private List<String> readings(Connection observer, Truth truth) throws SQLException {
        before.settle(observer);
        Set<String> columns = new HashSet<>();
        try (PreparedStatement query = observer.prepareStatement("SELECT attname FROM pg_catalog.pg_attribute"
                + " WHERE attrelid = pg_catalog.to_regclass('public.' || pg_catalog.quote_ident(?))"
                + " AND attnum > 0 AND NOT attisdropped")) {
            query.setString(1, truth.table());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns.contains(truth.key())
                ? truth.readings().stream()
                        .filter(reading -> columns.containsAll(reading.needs()))
                        .map(Truth.Reading::sql)
                        .toList()
                : List.of();
    }

    /** What the rows hold, by key, a value for each reading that has one. */
    private Map<Long, List<String>> held(Connection observer, Truth truth, List<String> readings, List<Long> wanted)
            throws SQLException {
        String sql = "SELECT " + truth.key() + "::bigint, "
                + readings.stream().map(reading -> "(" + reading + ")::text").collect(Collectors.joining(", "))
                + " FROM public." + truth.table() + " WHERE " + truth.key() + " = ANY (?)";
        before.settle(observer);
        Map<Long, List<String>> held = new HashMap<>();
        Array keys = observer.createArrayOf("bigint", wanted.toArray());
        try (PreparedStatement query = observer.prepareStatement(sql)) {
            query.setArray(1, keys);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column :
                            IntStream.rangeClosed(2, readings.size() + 1).toArray()) {
                        String value = row.getString(column);
                        if (value != null) {
                            values.add(value);
                        }
                    }
                    held.put(row.getLong(1), values);
                }
            }
        }
        return held;
    }
}
