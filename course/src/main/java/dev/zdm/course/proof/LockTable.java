package dev.zdm.course.proof;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.stand.Stand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a statement does to a shop: which locks it takes, who has to wait for it, whether it reads or rewrites all rows, how long it
 * takes. Locks are read from the server, and customers tried, while the statement's transaction is open; that it went through a table is the
 * server's own word ({@code client_min_messages = debug1}).
 */
final class LockTable {

    private static final String OWN_LOCKS =
            "SELECT c.relname, l.mode, c.oid, c.relkind = 'i' FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                    + " WHERE l.locktype = 'relation' AND c.relnamespace = 'public'::regnamespace AND l.pid = ";
    private static final String RELATIONS = "SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace";
    private static final String FILES = "SELECT oid || ' ' || pg_relation_filenode(oid) FROM pg_class"
            + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'";
    /** What customers do all day, on rows that no statement of the table touches. */
    private static final List<String> READS =
            List.of("SELECT status FROM orders WHERE id = 2", "SELECT email FROM users WHERE id = 2");

    private static final List<String> WRITES =
            List.of("UPDATE orders SET note = note WHERE id = 2", "UPDATE users SET email = email WHERE id = 2");
    private static final Pattern PASSED = Pattern.compile(
            "DEBUG: +(verifying table \"|rewriting table \"|building index \"\\w+\" on table \")(orders|users)\"");
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private final Stand stand;
    private final StartOptions options;

    /** What the appendix has to say under one heading. */
    record Chapter(String title, List<Entry> entries) {}

    /**
     * A statement to be measured.
     *
     * @param before what has been committed when it comes
     * @param alone whether it runs outside of a transaction
     */
    record Entry(String statement, List<String> before, boolean alone) {}

    /** A table, view or index. */
    record Relation(String name, boolean index) implements Comparable<Relation> {

        @Override
        public int compareTo(Relation other) {
            return Comparator.comparing(Relation::index)
                    .thenComparing(Relation::name)
                    .compare(this, other);
        }
    }

    /**
     * What was seen.
     *
     * @param locks the strongest mode by relation, of relations that were there before
     * @param readsWait whether a customer who reads had to wait while it held them
     * @param writesWait whether one who writes had to
     * @param reads whether all rows of a table were read by the command itself
     * @param rewrites whether a table lies in another file afterwards
     */
    record Measured(
            Entry entry,
            Map<Relation, LockMode> locks,
            boolean readsWait,
            boolean writesWait,
            boolean reads,
            boolean rewrites,
            Duration took) {

        String waits() {
            return readsWait ? "reads and writes" : writesWait ? "writes" : "nobody";
        }
    }

    LockTable(Stand stand, StartOptions options) {
        this.stand = stand;
        this.options = options;
    }

    /** The statements of a file, by its headings. */
    static List<Chapter> read(String sql) {
        List<Chapter> chapters = new ArrayList<>();
        List<String> before = new ArrayList<>();
        boolean alone = false;
        for (SqlText.Part part : SqlText.parts(sql)) {
            if (part instanceof SqlText.Statement statement) {
                if (chapters.isEmpty()) {
                    throw new LabProblem(
                            "a statement without a heading in line " + statement.line(), "Write -- # Heading above.");
                }
                chapters.get(chapters.size() - 1)
                        .entries()
                        .add(new Entry(statement.text(), List.copyOf(before), alone));
                before.clear();
                alone = false;
            } else if (part instanceof SqlText.Comment comment) {
                String text = comment.text().substring(2).strip();
                if (text.startsWith("# ")) {
                    chapters.add(new Chapter(text.substring(2), new ArrayList<>()));
                } else if (text.startsWith("@before ")) {
                    before.add(text.substring("@before ".length()));
                } else if (text.equals("@alone")) {
                    alone = true;
                }
            }
        }
        return chapters;
    }

    /** The appendix's page. */
    static String page(List<Chapter> chapters, Map<Entry, Measured> measured, String machine) {
        StringBuilder page = new StringBuilder("""
                ---
                title: Lock table
                part: 6
                minutes: 5
                objectives:
                  - Look up what a statement locks before you send it
                ---

                What each statement locks, which customers it makes wait while its transaction is open, whether it goes through all rows, and how
                long it took. %s The times say which statements are a matter of milliseconds and which are not; on another machine they are
                others. The locks are the same everywhere.

                Each row was measured in a fresh shop. Customers were tried: one who reads and one who writes, while the locks were held.
                Statements that refuse a transaction were held up by somebody who writes, so that their locks could be seen.

                """.formatted(machine));
        for (Chapter chapter : chapters) {
            page.append("## ").append(chapter.title()).append("\n\n");
            page.append("| statement | locks | customers who wait | reads all rows | rewrites | time |\n");
            page.append("|---|---|---|---|---|---|\n");
            chapter.entries().forEach(entry -> page.append(row(measured.get(entry))));
            page.append('\n');
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String row(@Nullable Measured measured) {
        if (measured == null) {
            return "";
        }
        String before = measured.entry().before().isEmpty()
                ? ""
                : " (after `" + String.join("`, `", measured.entry().before()) + "`)";
        return String.format(
                Locale.ROOT,
                "| `%s`%s | %s | %s | %s | %s | %s |%n",
                measured.entry().statement().replaceAll("\\s+", " "),
                before,
                Arrays.stream(LockMode.values())
                        .sorted(Comparator.reverseOrder())
                        .map(mode -> held(mode, measured))
                        .filter(held -> !held.isEmpty())
                        .collect(Collectors.joining("; ")),
                measured.waits(),
                measured.reads() ? "yes" : "no",
                measured.rewrites() ? "yes" : "no",
                time(measured.took()));
    }

    /** The relations that a mode was held on; more than one index of a table are only counted. */
    private static String held(LockMode mode, Measured measured) {
        List<Relation> relations = measured.locks().entrySet().stream()
                .filter(lock -> lock.getValue() == mode)
                .map(Map.Entry::getKey)
                .toList();
        if (relations.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>(relations.stream()
                .filter(relation -> !relation.index())
                .map(Relation::name)
                .toList());
        List<Relation> indexes = relations.stream().filter(Relation::index).toList();
        if (indexes.size() == 1) {
            names.add(indexes.get(0).name());
        } else if (indexes.size() > 1) {
            names.add(indexes.size() + " indexes");
        }
        return mode.name().replace('_', ' ') + " on " + String.join(", ", names);
    }

    private static String time(Duration took) {
        long millis = took.toMillis();
        return millis < 1000 ? Math.max(1, millis) + " ms" : String.format(Locale.ROOT, "%.1f s", took.toNanos() / 1e9);
    }

    /** Measures one statement in a fresh shop. */
    Measured measure(Entry entry) throws InterruptedException {
        if (!entry.alone()) {
            return inATransaction(entry);
        }
        Held held = besideAWriter(entry);
        return alone(entry, held);
    }

    /** What a statement held at one moment, and who had to wait for it. */
    private record Held(Map<Relation, LockMode> locks, boolean readsWait, boolean writesWait) {}

    private Measured inATransaction(Entry entry) {
        try (SqlSession session = fresh(entry)) {
            Set<String> known = column(session, RELATIONS);
            Set<String> files = column(session, FILES);
            ask(session, "BEGIN");
            Result result = ask(session, entry.statement());
            Map<Relation, LockMode> locks = locks(ask(session, OWN_LOCKS + "pg_backend_pid()"), known);
            boolean rewritten = isRewritten(files, column(session, FILES));
            boolean readsWait = mustWait(READS);
            boolean writesWait = mustWait(WRITES);
            ask(session, "ROLLBACK");
            return new Measured(entry, locks, readsWait, writesWait, reads(result), rewritten, result.took());
        }
    }

    private Measured alone(Entry entry, Held held) {
        try (SqlSession session = fresh(entry)) {
            Set<String> files = column(session, FILES);
            Result result = ask(session, entry.statement());
            boolean rewritten = isRewritten(files, column(session, FILES));
            return new Measured(
                    entry, held.locks(), held.readsWait(), held.writesWait(), reads(result), rewritten, result.took());
        }
    }

    /** A writer holds the statement up, so that its locks can be seen however short it is. */
    private Held besideAWriter(Entry entry) throws InterruptedException {
        try (SqlSession session = fresh(entry);
                SqlSession writer = stand.open("learner");
                SqlSession observer = stand.open("observer")) {
            Set<String> known = column(observer, RELATIONS);
            ask(writer, "BEGIN");
            ask(writer, "LOCK TABLE orders IN ROW EXCLUSIVE MODE");
            CompletableFuture<Result> running = session.executeAsync(entry.statement());
            Map<Relation, LockMode> seen = new TreeMap<>();
            Runnable look = () -> locks(ask(observer, OWN_LOCKS + session.pid()), known)
                    .forEach((relation, mode) -> seen.merge(relation, mode, LockTable::stronger));
            watch(running, HELD_UP, look);
            boolean readsWait = mustWait(READS);
            boolean writesWait = mustWait(WRITES);
            look.run();
            ask(writer, "ROLLBACK");
            watch(running, BOUND, look);
            Result result = running.join();
            if (result.error() != null) {
                throw failed(entry.statement(), result.error());
            }
            return new Held(seen, readsWait, writesWait);
        }
    }

    /** Looks as often as it can until the statement has ended, but no longer than that. */
    private static void watch(CompletableFuture<Result> running, Duration limit, Runnable look)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!running.isDone() && System.nanoTime() < end) {
            look.run();
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Whether at least one of these has to wait for a lock. */
    private boolean mustWait(List<String> requests) {
        try (SqlSession customer = stand.open("app_v1")) {
            ask(customer, "SET lock_timeout = '500ms'");
            return requests.stream().anyMatch(request -> {
                Result.Failure error = customer.execute(request).error();
                return error != null && error.sqlstate().equals("55P03");
            });
        }
    }

    /** Whether a table that is still there lies in another file. */
    private static boolean isRewritten(Set<String> before, Set<String> after) {
        Set<String> others = new HashSet<>(before);
        others.removeAll(after);
        Set<String> left = after.stream().map(LockTable::oid).collect(Collectors.toSet());
        return others.stream().map(LockTable::oid).anyMatch(left::contains);
    }

    private static String oid(String file) {
        return file.substring(0, file.indexOf(' '));
    }

    private SqlSession fresh(Entry entry) {
        stand.practise(options, Progress.SILENT);
        SqlSession session = stand.open("learner");
        entry.before().forEach(statement -> ask(session, statement));
        ask(session, "SET client_min_messages = debug1");
        return session;
    }

    private static Map<Relation, LockMode> locks(Result held, Set<String> known) {
        Map<Relation, LockMode> strongest = new TreeMap<>();
        held.rows().stream()
                .filter(row -> known.contains(String.valueOf(row.get(2))))
                .forEach(row -> strongest.merge(
                        new Relation(String.valueOf(row.get(0)), "t".equals(row.get(3))),
                        LockMode.named(String.valueOf(row.get(1))).orElseThrow(),
                        LockTable::stronger));
        return strongest;
    }

    private static LockMode stronger(LockMode one, LockMode other) {
        return one.isAtLeast(other) ? one : other;
    }

    /** Whether the server said that it went through a table of the shop. TRUNCATE builds indexes of what is empty by then. */
    private static boolean reads(Result result) {
        return !result.tag().startsWith("TRUNCATE")
                && result.notices().stream()
                        .anyMatch(notice -> notice.contains("validating foreign key constraint")
                                || PASSED.matcher(notice).lookingAt());
    }

    private static Set<String> column(SqlSession session, String query) {
        return ask(session, query).rows().stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Result ask(SqlSession session, String statement) {
        Result result = session.execute(statement);
        if (result.error() != null) {
            throw failed(statement, result.error());
        }
        return result;
    }

    private static LabProblem failed(String statement, Result.Failure error) {
        return new LabProblem(
                statement + " failed: " + error.sqlstate() + " " + error.message(),
                "Mend it in course/appendix/lock-table.sql.");
    }

    /** Measures all of them. */
    Map<Entry, Measured> measure(List<Chapter> chapters, Consumer<String> says) throws InterruptedException {
        Map<Entry, Measured> measured = new LinkedHashMap<>();
        for (Chapter chapter : chapters) {
            for (Entry entry : chapter.entries()) {
                Measured one = measure(entry);
                measured.put(entry, one);
                says.accept(row(one).strip());
            }
        }
        return measured;
    }
}
