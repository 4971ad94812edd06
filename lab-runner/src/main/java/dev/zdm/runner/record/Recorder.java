package dev.zdm.runner.record;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Heartbeat;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.evidence.StandSession;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.store.EvidenceFile;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.live.Gauges;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.server.Standby;
import dev.zdm.runner.stand.SqlFile;
import dev.zdm.runner.stand.StandNames;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one attempt. Three threads: one looks at the locks 25 times a second, on the standby too, one takes what the server's log says ten
 * times a second, one compares the catalogue twice a second. Twice a second a heartbeat says up to
 * which moment everything is on disk. Thread-safe.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private static final String ACTOR = "actor:";
    private static final Duration TICK = Duration.ofMillis(40);
    /** Without a wait a whole look is taken at every fifth tick. */
    private static final int TICKS_PER_LOOK = 5;

    /** How old an answer that others asked for may be. */
    private static final Duration FRESH = Duration.ofMillis(20);

    private static final Duration LOG_EVERY = Duration.ofMillis(100);
    private static final Duration CATALOGUE_EVERY = Duration.ofMillis(500);
    private static final Duration CATALOGUE_WITHIN = Duration.ofSeconds(3);
    private static final Duration HEARTBEAT_EVERY = Duration.ofMillis(500);
    private static final Duration HEARTBEAT_WITHIN = Duration.ofSeconds(20);
    private static final Duration LAST_LINES_LIMIT = Duration.ofSeconds(5);

    private final Server server;
    private final StandNames names;
    private final Ownership ownership;
    private final long databaseOid;
    private final EvidenceFile locks;
    private final EvidenceFile statements;
    private final EvidenceFile progress;
    private final EvidenceFile wal;
    private final EvidenceFile catalogue;
    private final LockWatch watch;
    private final @Nullable StandbyWatch standbyWatch;
    private final Everybody everybody;
    private final String locksQuery;
    private final String progressQuery;
    private final String catalogueSql = sql("catalogue.sql");
    private final String tablesSql = sql("tables.sql");
    private final String walSql = sql("wal.sql");
    private final List<Ticker> tickers = new ArrayList<>();

    // each written by one thread and read by others
    private volatile Instant logSeenTo = Instant.EPOCH;
    private final Object catalogueSeen = new Object();
    private volatile Instant catalogueSeenTo = Instant.EPOCH;
    private volatile List<LiveState.Node> queue = List.of();
    private volatile List<Gauges.Job> jobs = List.of();
    private volatile @Nullable Wal latestWal;
    private volatile @Nullable Catalogue latestCatalogue;
    private volatile Map<String, Set<String>> standsWork = Map.of();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    // of the lock thread
    private @Nullable Connection observer;
    private int tick;
    private int samples;
    private Instant lastSample = Instant.EPOCH;
    private Duration longestGap = Duration.ZERO;
    private Instant lastHeartbeat = Instant.EPOCH;
    private volatile Instant vouchedTo = Instant.EPOCH; // read by whoever resumes
    private final Map<Integer, String> progressTold = new HashMap<>();
    private Instant progressAt = Instant.EPOCH;

    private volatile @Nullable Instant learnerHeard;

    private final LogReader log;
    // of the log thread
    private volatile LogTail tail;
    private boolean toldOfLoss;

    // of the catalogue thread
    private @Nullable Connection catalogueReader;
    private String lastCatalogue = "";
    private Instant lastWal = Instant.EPOCH;
    private long lastWalBytes = -1;

    private Recorder(
            Server server,
            Everybody everybody,
            LogReader log,
            @Nullable Standby standby,
            StandNames names,
            Path folder,
            Ownership.Customers customers)
            throws SQLException {
        this.server = server;
        this.everybody = everybody;
        this.log = log;
        this.names = names;
        this.ownership = new Ownership(customers);
        this.locks = new EvidenceFile(folder.resolve("locks.jsonl"));
        this.statements = new EvidenceFile(folder.resolve("statements.jsonl"));
        this.progress = new EvidenceFile(folder.resolve("progress.jsonl"));
        this.wal = new EvidenceFile(folder.resolve("wal.jsonl"));
        this.catalogue = new EvidenceFile(folder.resolve("catalogue.jsonl"));
        this.watch = new LockWatch(ownership, locks::append, this::refused);
        this.standbyWatch = standby == null ? null : new StandbyWatch(standby, names, ownership, locks::append);
        this.locksQuery = sql("locks.sql");
        this.progressQuery = sql("progress.sql");
        try (Connection admin = open(Server.ADMIN)) {
            this.databaseOid = oidOf(admin);
        }
        this.tail = log.follow(names.database());
    }

    /** When the server's log last told of a session of the learner's; empty while it has not. */
    public Optional<Instant> learnerHeard() {
        return Optional.ofNullable(learnerHeard);
    }

    /** Whose sessions the pools of the workload are: app version of a pid and its start, empty when it is none of them. */
    public interface Customers extends Ownership.Customers {}

    /**
     * Begins to record; returns once the first look, the first catalogue and the log's present end are known.
     *
     * @param everybody of the same server, shared by all recorders there
     * @param log of the same server, shared by all recorders there
     * @param standby looked at too, if there is one; it has to live longer than the recorder
     * @param folder the attempt's
     */
    public static Recorder start(
            Server server,
            Everybody everybody,
            LogReader log,
            @Nullable Standby standby,
            StandNames names,
            Path folder,
            Customers customers) {
        try {
            Recorder recorder = new Recorder(server, everybody, log, standby, names, folder, customers);
            try {
                recorder.begin();
            } catch (RuntimeException e) {
                recorder.close();
                throw e;
            }
            return recorder;
        } catch (SQLException e) {
            throw new LabProblem(
                    "The recorder could not begin: " + e.getMessage(),
                    "Run bin/lab doctor, then start the lab again.",
                    e);
        }
    }

    private void begin() {
        CountDownLatch ready = new CountDownLatch(3);
        tickers.add(new Ticker("recorder-locks", TICK, counting(ready, this::sample)));
        tickers.add(new Ticker("recorder-log", LOG_EVERY, counting(ready, this::readLog)));
        tickers.add(new Ticker("recorder-catalogue", CATALOGUE_EVERY, counting(ready, this::readCatalogue)));
        try {
            if (!ready.await(20, TimeUnit.SECONDS)) {
                throw new LabProblem.TimedOut(
                        "The recorder saw nothing of the server for 20 s.",
                        "Run bin/lab doctor, then start the lab again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("Interrupted while the recorder began.", "Start the lab again.", e);
        }
    }

    private interface Step {
        void run() throws SQLException, IOException;
    }

    /** A step that fails leaves a gap, which the heartbeat tells, and is tried again at the next tick. */
    private static Runnable counting(CountDownLatch ready, Step step) {
        return () -> {
            try {
                step.run();
                ready.countDown();
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.debug("a look failed: {}", e.toString());
            }
        };
    }

    /** Registers a session of one of the stand's actors; to be called before it does anything. */
    public void ownActor(Session session, String actor) {
        own(session, ACTOR + actor);
    }

    /** Registers a session of the stand's own; to be called before it does anything. */
    public void own(Session session, String what) {
        ownership.own(session, what);
        locks.append(new StandSession(Instant.now(), session, what));
    }

    /** Writes down what one of the stand's actors did. */
    public void actor(StatementLine.ActorEvent event) {
        statements.append(event);
    }

    /**
     * How often the learner gave up waiting for a lock, or was refused one at once (NOWAIT), that an actor holds.
     *
     * @param actor its name
     */
    public int refusalsBehind(String actor) {
        return refusals.getOrDefault(ACTOR + actor, 0);
    }

    private void refused(String behind) {
        refusals.merge(behind, 1, Integer::sum);
    }

    /** The lock graph as of the last look. */
    public List<LiveState.Node> queue() {
        return queue;
    }

    /** What tells its progress, as of the last whole look. */
    public List<Gauges.Job> jobs() {
        return jobs;
    }

    /** What the server wrote and how big its tables are, as of the last second. */
    public Optional<Wal> latestWal() {
        return Optional.ofNullable(latestWal);
    }

    public Optional<Catalogue> latestCatalogue() {
        return Optional.ofNullable(latestCatalogue);
    }

    // ---- locks

    private void sample() throws SQLException {
        Instant now = look();
        if (standbyWatch != null) {
            standbyWatch.look();
        }
        tick++;
        samples++;
        if (!lastSample.equals(Instant.EPOCH)) {
            Duration gap = Duration.between(lastSample, now);
            longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
        }
        lastSample = now;
        if (Duration.between(lastHeartbeat, now).compareTo(HEARTBEAT_EVERY) >= 0) {
            heartbeat(now);
        }
    }

    private Instant look() throws SQLException {
        Connection connection = observer == null || observer.isClosed() ? open(names.observerRole()) : observer;
        observer = connection;
        try {
            return look(connection);
        } catch (SQLException e) {
            observer = null;
            close(connection);
            throw e;
        }
    }

    private Instant look(Connection connection) throws SQLException {
        Everybody.Count count = everybody.waitingIn(databaseOid, FRESH);
        Instant now = count.at();
        if (count.waiting() > 0 || watch.sawSomebodyWaiting() || tick % TICKS_PER_LOOK == 0) {
            Look look = Look.take(connection, everybody.in(databaseOid, FRESH), databaseOid, locksQuery);
            watch.newStandSessions(look).forEach(session -> own(session, "runner"));
            watch.see(look);
            queue = watch.queue(look);
            standsWork = watch.standsWorkOn(look);
            readProgress(connection, look);
        } else {
            watch.seeNobodyWaiting(now);
            queue = List.of();
        }
        return now;
    }

    private void heartbeat(Instant now) {
        Instant log = logSeenTo;
        Instant known = earliest(now, earliest(log, catalogueSeenTo));
        lastHeartbeat = now;
        if (!known.isAfter(vouchedTo)) {
            return;
        }
        watch.tellOpen(now);
        if (standbyWatch != null) {
            standbyWatch.tellOpen();
        }
        locks.append(new Heartbeat(known, samples, longestGap, Duration.between(log, now)));
        locks.flush();
        samples = 0;
        longestGap = Duration.ZERO;
        vouchedTo = known;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void readProgress(Connection connection, Look look) throws SQLException {
        if (look.sessions().values().stream().noneMatch(activity -> activity.mayHaveProgress(look.at()))) {
            jobs = List.of();
            return;
        }
        boolean secondOver = Duration.between(progressAt, look.at()).compareTo(Duration.ofSeconds(1)) >= 0;
        boolean any = false;
        List<Gauges.Job> seen = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(progressQuery);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int pid = row.getInt("pid");
                Look.Activity activity = look.sessions().get(pid);
                if (activity != null) {
                    seen.add(job(row, look, activity));
                }
                if (!row.getBoolean("build")) {
                    continue;
                }
                any = true;
                String state = row.getString("phase") + "/" + row.getInt("locker") + "/" + row.getLong("index_oid");
                if (activity == null || (state.equals(progressTold.get(pid)) && !secondOver)) {
                    continue;
                }
                progressTold.put(pid, state);
                progress.append(new Progress(
                        look.at(),
                        activity.session(),
                        row.getString("command"),
                        row.getString("phase"),
                        row.getString("table_name"),
                        row.getLong("table_oid"),
                        row.getString("index_name"),
                        row.getLong("index_oid"),
                        row.getInt("locker"),
                        row.getLong("blocks_done"),
                        row.getLong("blocks_total"),
                        row.getLong("tuples_done"),
                        row.getLong("tuples_total")));
            }
        }
        jobs = List.copyOf(seen);
        if (any) {
            progress.flush();
            progressAt = secondOver ? look.at() : progressAt;
        } else {
            progressTold.clear();
        }
    }

    private Gauges.Job job(ResultSet row, Look look, Look.Activity activity) throws SQLException {
        boolean byRow = row.getLong("tuples_total") > 0;
        return new Gauges.Job(
                activity.session().pid(),
                nameOf(activity),
                row.getString("command"),
                row.getString("phase"),
                row.getString("table_name"),
                row.getString("index_name"),
                row.getLong(byRow ? "tuples_done" : "blocks_done"),
                row.getLong(byRow ? "tuples_total" : "blocks_total"),
                byRow ? "rows" : row.getString("unit"),
                row.getLong("lockers_done"),
                row.getLong("lockers_total"),
                row.getInt("locker") == 0 ? null : locker(row.getInt("locker"), look));
    }

    private Gauges.Locker locker(int pid, Look look) {
        Look.Activity activity = look.sessions().get(pid);
        return activity == null
                ? new Gauges.Locker(pid, "a session", "", "")
                : new Gauges.Locker(pid, nameOf(activity), activity.state(), LockWatch.shortened(activity.statement()));
    }

    private String nameOf(Look.Activity activity) {
        return ownership.nameOf(activity.session(), activity.type());
    }

    // ---- log

    private void readLog() throws SQLException {
        List<StatementLine> told = new ArrayList<>();
        Instant upTo = tail.poll(line -> takeIn(line, told));
        if (upTo.equals(Instant.EPOCH)) {
            throw new SQLException("the server's log has not been read yet");
        }
        told.forEach(statements::append);
        statements.flush();
        if (tail.lostSomething() && !toldOfLoss) {
            act(new StandAct(
                    logSeenTo.equals(Instant.EPOCH) ? upTo : logSeenTo,
                    StandAct.Act.LOG_LOST,
                    "more was written into the server's log than could be kept, and some of it is not recorded"));
            toldOfLoss = true;
        }
        logSeenTo = upTo;
    }

    private void takeIn(LogLine line, List<StatementLine> told) {
        if (!line.isOf(names.database())) {
            return;
        }
        Session session = line.session();
        boolean learners = ownership.isLearners(session);
        boolean ddl = line.isOfDdl() && ownership.isCustomer(session);
        if (!learners && !ddl && !line.isOnALockWait()) {
            return;
        }
        if (learners) {
            learnerHeard = Instant.now();
            line.relationNotWaitedFor()
                    .map(relation -> standsWork.getOrDefault(relation, Set.of()))
                    .ifPresent(work -> work.forEach(this::refused));
        }
        line.evidence(session).ifPresent(evidence -> told.add(withNewRelationsApart(evidence)));
    }

    /** A lock on what the same transaction made stands in nobody's way; the last catalogue does not know it yet. */
    private StatementLine withNewRelationsApart(StatementLine line) {
        Catalogue known = latestCatalogue;
        if (!(line instanceof StatementLine.DdlEnd end) || known == null) {
            return line;
        }
        Map<Boolean, List<StatementLine.ExactLock>> byAge = end.locks().stream()
                .collect(Collectors.partitioningBy(
                        lock -> known.table(lock.oid()).isPresent()
                                || known.index(lock.oid()).isPresent()));
        return new StatementLine.DdlEnd(
                end.at(), end.session(), end.tag(), end.lsn(), end.objects(), byAge.get(true), byAge.get(false));
    }

    // ---- catalogue and write-ahead log

    private void readCatalogue() throws SQLException, IOException {
        Connection connection =
                catalogueReader == null || catalogueReader.isClosed() ? open(Server.ADMIN) : catalogueReader;
        catalogueReader = connection;
        // Prepared, because planning this query takes longer than running it.
        try (PreparedStatement clock = connection.prepareStatement("SELECT clock_timestamp() AS now");
                PreparedStatement whole = connection.prepareStatement(catalogueSql)) {
            Instant now;
            String text;
            try (ResultSet row = clock.executeQuery()) {
                row.next();
                now = java.util.Objects.requireNonNull(Look.instant(row, "now"));
            }
            try (ResultSet row = whole.executeQuery()) {
                row.next();
                text = row.getString(1);
            }
            if (!text.equals(lastCatalogue)) {
                Catalogue snapshot = CatalogueText.parse(text, now);
                latestCatalogue = snapshot;
                catalogue.append(snapshot);
                catalogue.flush();
                lastCatalogue = text;
            }
            sawCatalogue(now);
            if (Duration.between(lastWal, now).compareTo(Duration.ofSeconds(1)) >= 0) {
                readWal(connection, now);
            }
        } catch (SQLException e) {
            catalogueReader = null;
            close(connection);
            throw e;
        }
    }

    private void sawCatalogue(Instant now) {
        synchronized (catalogueSeen) {
            catalogueSeenTo = now;
            catalogueSeen.notifyAll();
        }
    }

    /**
     * Returns once the catalogue was compared after this call began, half a second later at the most when all is well: what a phase ends
     * with is known then, however soon after its last change it ends.
     */
    public void awaitCatalogue() {
        Instant asked = Instant.now();
        long deadline = System.nanoTime() + CATALOGUE_WITHIN.toNanos();
        synchronized (catalogueSeen) {
            long left = CATALOGUE_WITHIN.toMillis();
            while (catalogueSeenTo.isBefore(asked) && left > 0) {
                try {
                    catalogueSeen.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        }
    }

    private void readWal(Connection connection, Instant now) throws SQLException {
        List<Wal.TableSize> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(tablesSql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tables.add(new Wal.TableSize(
                        row.getString("relname"),
                        row.getLong("bytes"),
                        row.getLong("dead"),
                        row.getLong("live"),
                        row.getLong("updated"),
                        row.getLong("toast")));
            }
        }
        try (PreparedStatement query = connection.prepareStatement(walSql)) {
            query.setLong(1, databaseOid);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long bytes = row.getLong("bytes");
                double seconds = Duration.between(lastWal, now).toMillis() / 1000.0;
                long rate = lastWalBytes < 0 ? 0 : Math.round((bytes - lastWalBytes) / seconds);
                Number lagBytes = (Number) row.getObject("lag_bytes");
                Number lagMillis = (Number) row.getObject("lag_millis");
                Wal line = new Wal(
                        now,
                        row.getString("lsn"),
                        rate,
                        tables,
                        lagBytes == null ? null : lagBytes.longValue(),
                        lagMillis == null ? null : Duration.ofMillis(lagMillis.longValue()),
                        Duration.ofMillis(row.getLong("oldest_millis")));
                latestWal = line;
                wal.append(line);
                wal.flush();
                lastWal = now;
                lastWalBytes = bytes;
            }
        }
    }

    // ---- connections

    private Connection open(String role) throws SQLException {
        Connection connection = server.connectToAsk(names.database(), role);
        try (Statement statement = connection.createStatement()) {
            // The learner may create functions in public: nothing of theirs may run with the recorder's rights.
            statement.execute("SET search_path = pg_catalog, pg_temp");
            // Its own guard: whatever it asks, it asks briefly, and it reads no table that anyone could lock.
            statement.execute("SET statement_timeout = '2s'");
            try (ResultSet row =
                    statement.executeQuery("SELECT pid, backend_start FROM pg_stat_get_activity(pg_backend_pid())")) {
                row.next();
                own(new Session(row.getInt(1), Look.instant(row, "backend_start"), role), "recorder");
            }
        }
        return connection;
    }

    private long oidOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT oid::bigint FROM pg_database WHERE datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("closing: {}", alreadyGone.toString());
            }
        }
    }

    private static String sql(String name) {
        return SqlFile.of(Recorder.class, name);
    }

    /**
     * Writes down what the stand itself did with the attempt.
     *
     * @param act at a moment that everything is on disk for that came before it, as far as the act's meaning needs that
     */
    public void act(StandAct act) {
        locks.append(act);
        locks.flush();
    }

    /** What this shop's sessions have made the server write into its log since the recorder began or went on, in bytes; about. */
    public long logBytes() {
        return tail.ownBytes();
    }

    /** Whether a session is nobody's of the stand's and no customer's. */
    public boolean isLearners(Session session) {
        return ownership.isLearners(session);
    }

    /**
     * Stops looking until {@link #resume}, after everything up to now is on disk. What happens meanwhile is seen by nobody, so nobody may
     * do anything. Not for an attempt with a standby, which goes on.
     */
    public void pause() {
        endLooking();
        observer = null;
        catalogueReader = null;
        queue = List.of();
        jobs = List.of();
    }

    /** Looks again, and returns once a heartbeat has said so; the server's log is read from its present end on. */
    public void resume() {
        if (!tickers.isEmpty()) {
            return;
        }
        Instant before = Instant.now();
        try {
            tail = log.follow(names.database());
        } catch (SQLException e) {
            throw new LabProblem(
                    "The recorder could not go on: " + e.getMessage(),
                    "Run bin/lab doctor, then start the lab again.",
                    e);
        }
        toldOfLoss = false;
        samples = 0;
        longestGap = Duration.ZERO;
        lastSample = Instant.EPOCH;
        lastWalBytes = -1;
        begin();
        awaitHeartbeatAfter(before);
    }

    private void awaitHeartbeatAfter(Instant moment) {
        long deadline = System.nanoTime() + HEARTBEAT_WITHIN.toNanos();
        while (!vouchedTo.isAfter(moment)) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new LabProblem.TimedOut(
                        "The recorder has not seen the server for " + HEARTBEAT_WITHIN.toSeconds() + " s.",
                        "Run bin/lab doctor, then start the lab again.");
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private void endLooking() {
        if (!tickers.isEmpty()) {
            end(tickers.get(1), this::readLastLines);
            end(tickers.get(2), this::readCatalogue);
            end(tickers.get(0), () -> {
                sample();
                heartbeat(lastSample);
            });
            tickers.clear();
        }
        log.leave(tail);
        close(observer);
        close(catalogueReader);
    }

    /** Takes in what the log still holds, looks once more, and closes the files. */
    @Override
    public void close() {
        endLooking();
        if (standbyWatch != null) {
            standbyWatch.close();
        }
        for (EvidenceFile file : List.of(locks, statements, progress, wal, catalogue)) {
            file.close();
        }
    }

    private void readLastLines() throws SQLException, IOException {
        readLog();
        try (Connection connection = open(Server.ADMIN)) {
            tail.mark(connection);
        }
        long end = System.nanoTime() + LAST_LINES_LIMIT.toNanos();
        while (!tail.sawMarker() && System.nanoTime() < end) {
            readLog();
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private static void end(Ticker ticker, Step lastStep) {
        ticker.closeAfter(counting(new CountDownLatch(0), lastStep), LAST_LINES_LIMIT.plusSeconds(3));
    }
}
