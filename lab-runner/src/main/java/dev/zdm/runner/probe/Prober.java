package dev.zdm.runner.probe;

import dev.zdm.grader.evidence.Audit;
import dev.zdm.grader.evidence.Glance;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.store.EvidenceFile;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.SqlFile;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.workload.traffic.Promises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the shop itself while an attempt runs: the claims that have to hold all the time every few seconds, everything at the end of
 * a phase, and whenever a check asks, which it does by changing a file. It reads only, as the role that may read everything, and
 * gives up on a lock soon. Thread-safe.
 */
public final class Prober implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Prober.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String SETTINGS = SqlFile.of(Prober.class, "settings.sql");

    private final Server server;
    private final StandNames names;
    private final Path question;
    private final BiConsumer<Session, String> own;
    private final EvidenceFile probes;
    private final ShopQueries queries;
    private final Auditor auditor;
    private final String app;
    private final Map<String, Instant> askedLast = new HashMap<>();
    private final Glancer glancer;
    private final Ticker ticker;

    private @Nullable Connection observer;
    private @Nullable Phase phase;
    private Instant began = Instant.MIN;
    private String lastQuestion = "";
    private boolean resting;

    /**
     * @param folder the attempt's
     * @param own told of each session that it opens, before it is used
     */
    public Prober(
            Server server, StandNames names, Lab lab, Path folder, Promises promises, BiConsumer<Session, String> own) {
        this.server = server;
        this.names = names;
        this.question = EvidenceNow.questionIn(folder);
        this.own = own;
        this.probes = new EvidenceFile(folder.resolve("probes.jsonl"));
        this.queries = new ShopQueries(lab);
        this.auditor = new Auditor(lab.stand().truths(), promises, Prober::settle);
        this.app = lab.stand().apps().get(0);
        this.glancer = new Glancer(lab.stand().truths(), promises, this::open, this::tell);
        this.ticker = new Ticker("prober", LOOK_EVERY, this::tick);
    }

    /**
     * Notes what the shop holds while nobody but customers can change it.
     *
     * @throws SQLException when the shop cannot be read
     */
    public synchronized void noteSeed() throws SQLException {
        auditor.noteSeed(connection());
    }

    /** From now on this phase's claims are asked about. */
    public synchronized void begin(Phase next) {
        phase = next;
        began = began.equals(Instant.MIN) ? Instant.now() : began;
        askedLast.clear();
    }

    /** Asks nothing of its own accord, or does again. */
    public synchronized void rest(boolean rests) {
        resting = rests;
    }

    /** Asks about everything now, for the phase that is about to end. */
    public synchronized void askEverything() {
        Phase now = phase;
        if (now != null) {
            now.checks().stream().filter(CheckSpec::askedAtTheEnd).forEach(check -> ask(now, check));
        }
        probes.append(audit());
        probes.flush();
    }

    private Audit audit() {
        try {
            Audit audit = auditor.compare(connection());
            return audit.problem() == null && audit.lost().isEmpty() ? asCustomersSeeIt(audit) : audit;
        } catch (SQLException e) {
            return new Audit(Instant.now(), 0, List.of(), ShopQueries.firstLine(e.getMessage()));
        }
    }

    /** A view or a policy may show the observer something else than customers. What they may not read at all, their own requests tell. */
    private Audit asCustomersSeeIt(Audit observed) {
        try (Connection customer = open(names.appRole(app))) {
            Audit seen = auditor.compare(customer);
            return seen.lost().isEmpty() ? observed : seen;
        } catch (SQLException e) {
            LOG.debug("the shop was not asked as a customer: {}", e.toString());
            return observed;
        }
    }

    private synchronized void tick() {
        try {
            Phase now = phase;
            if (now != null && !resting) {
                now.checks()
                        .forEach(check -> check.askedEvery()
                                .filter(every -> isDue(check, every))
                                .ifPresent(every -> ask(now, check)));
            }
            if (Files.exists(question)) {
                String asked = Files.readString(question);
                if (!asked.equals(lastQuestion)) {
                    lastQuestion = asked;
                    askEverything();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the shop was not asked: {}", e.toString());
        }
    }

    private boolean isDue(CheckSpec check, Duration every) {
        Instant last = askedLast.getOrDefault(check.id(), Instant.EPOCH);
        return !Instant.now().isBefore(last.plus(every));
    }

    private void ask(Phase now, CheckSpec check) {
        askedLast.put(check.id(), Instant.now());
        try {
            probes.append(queries.ask(connection(), now.id(), check, began));
            probes.flush();
        } catch (SQLException e) {
            observer = null;
            LOG.debug("the shop was not asked: {}", e.toString());
        }
    }

    private Connection connection() throws SQLException {
        Connection known = observer;
        if (known != null && known.isValid(1)) {
            settle(known);
            return known;
        }
        observer = open();
        return observer;
    }

    private synchronized void tell(Glance glance) {
        probes.append(glance);
        probes.flush();
    }

    private Connection open() throws SQLException {
        return open(names.observerRole());
    }

    private Connection open(String role) throws SQLException {
        Connection opened = server.connect(names.database(), role);
        try (Statement statement = opened.createStatement();
                ResultSet row = statement.executeQuery("SELECT pid, backend_start FROM"
                        + " pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid())")) {
            row.next();
            Instant started = row.getObject(2, OffsetDateTime.class).toInstant();
            own.accept(new Session(row.getInt(1), started, role), "prober");
        }
        settle(opened);
        return opened;
    }

    /**
     * To be called before each question: what it reads may be a view with a function of the learner's, which may have changed any setting of the
     * session, so that the next answer would come from other functions of theirs, or the next question write.
     */
    static void settle(Connection observer) throws SQLException {
        try (Statement statement = observer.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    @Override
    public void close() {
        ticker.close();
        glancer.close();
        synchronized (this) {
            probes.close();
            Connection known = observer;
            if (known != null) {
                try {
                    known.close();
                } catch (SQLException e) {
                    LOG.debug("the prober's connection could not be closed: {}", e.toString());
                }
            }
        }
    }
}
