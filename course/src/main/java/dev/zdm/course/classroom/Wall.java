package dev.zdm.course.classroom;

import dev.zdm.course.Stands;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each learner of the open classes in turn, so that a page that shows them all costs the same whoever watches it. Thread-safe.
 */
public final class Wall implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wall.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofMinutes(1);
    private static final Duration BLOCKS_CUSTOMERS = Duration.ofSeconds(2);
    private static final int SAME_CLAIM = 3;

    private static final String IDLE = """
            SELECT usename, extract(epoch FROM max(now() - state_change))
              FROM pg_stat_activity
             WHERE state LIKE 'idle in transaction%' AND usename LIKE 'learner\\_%'
             GROUP BY usename""";

    private final Accounts accounts;
    private final List<Server> servers;
    private final Function<Account, Optional<Stands>> stands;
    private final Clock clock;
    private final Map<Long, WallRow> rows = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "wall");
        thread.setDaemon(true);
        return thread;
    });
    private volatile List<Cohort> open = List.of();
    private volatile Map<Long, List<Account>> learners = Map.of();
    private volatile Map<String, Duration> idle = Map.of();
    private int turn;

    /** @param stands those of a learner who has opened a page */
    public Wall(Accounts accounts, List<Server> servers, Function<Account, Optional<Stands>> stands, Clock clock) {
        this.accounts = accounts;
        this.servers = List.copyOf(servers);
        this.stands = stands;
        this.clock = clock;
        ScheduledFuture<?> unused = watch.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Classes that can be joined, the newest first, as they were looked at last: pages ask several times a second. */
    List<Cohort> open() {
        return open;
    }

    /** Its learners as they came, each as they were looked at last. */
    public List<WallRow> of(Cohort cohort) {
        return learners.getOrDefault(cohort.id(), List.of()).stream()
                .map(account -> rows.getOrDefault(account.id(), WallRow.away(account)))
                .toList();
    }

    /** Now, not only at the next turn. */
    void lookAnew() {
        readLearners();
    }

    private void beat() {
        try {
            if (turn == 0) {
                readLearners();
                idle = idleInTransaction();
            }
            List<Account> all = learners.values().stream().flatMap(List::stream).toList();
            turn = turn >= all.size() ? 0 : turn + 1;
            if (turn > 0) {
                Account account = all.get(turn - 1);
                rows.put(account.id(), row(account));
            }
        } catch (LabProblem notNow) {
            LOG.debug("the wall cannot be looked at now: {}", notNow.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the wall could not be looked at", e);
        }
    }

    private synchronized void readLearners() {
        List<Cohort> cohorts =
                accounts.cohorts().stream().filter(Cohort::isOpen).toList();
        Map<Long, List<Account>> all = new HashMap<>();
        for (Cohort cohort : cohorts) {
            all.put(cohort.id(), accounts.learnersOf(cohort));
        }
        learners = all;
        open = cohorts;
    }

    private Map<String, Duration> idleInTransaction() {
        Map<String, Duration> all = new HashMap<>();
        for (Server server : servers) {
            addIdleOn(server, all);
        }
        return all;
    }

    private static void addIdleOn(Server server, Map<String, Duration> all) {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(IDLE)) {
            while (row.next()) {
                all.put(row.getString(1), Duration.ofMillis((long) (row.getDouble(2) * 1000)));
            }
        } catch (SQLException e) {
            LOG.debug("{} was not asked who is idle: {}", server.name(), e.toString());
        }
    }

    private WallRow row(Account account) {
        Optional<Stands> present = stands.apply(account);
        if (present.isEmpty()) {
            return new WallRow(account, false, 0, "", "", "", 0, 0, signals(account, List.of()));
        }
        Stands stand = present.get();
        int passed = (int) stand.labs().labs().stream()
                .filter(lab -> stand.standing(lab).isPassed())
                .count();
        Optional<AttemptStatus> running = stand.current().filter(AttemptStatus::running);
        List<String> seen = new ArrayList<>();
        blocked(stand).ifPresent(seen::add);
        if (running.isEmpty()) {
            return new WallRow(account, true, passed, "", "", "", 0, 0, signals(account, seen));
        }
        AttemptStatus attempt = running.get();
        Lab lab = attempt.lab();
        invalid(stand).ifPresent(seen::add);
        sameClaim(attempt.folder()).ifPresent(seen::add);
        return new WallRow(
                account,
                true,
                passed,
                "Lab " + lab.number() + ": " + lab.title(),
                attempt.phase() + 1 + " of " + lab.phases().size(),
                claim(stand),
                stand.folder(lab).attempts().size(),
                stand.folder(lab).help().hints().size(),
                signals(account, seen));
    }

    private List<String> signals(Account account, List<String> seen) {
        List<String> all = new ArrayList<>();
        account.handRaised()
                .ifPresent(since -> all.add("hand raised " + inWords(Duration.between(since, clock.instant()))));
        all.addAll(seen);
        Duration waits = idle.get("learner_" + account.learner());
        if (waits != null && waits.compareTo(IDLE_IN_TRANSACTION) >= 0) {
            all.add("idle in transaction " + inWords(waits));
        }
        return all;
    }

    private static String claim(Stands stand) {
        return stand.check(false).findings().stream()
                .filter(finding -> finding.is(Outcome.BROKEN))
                .findFirst()
                .map(Finding::check)
                .orElse("");
    }

    /** Customers who wait, at the end of a chain, for a session of the learner's. */
    static Optional<String> blocked(Stands stand) {
        List<LiveState.Node> queue = stand.queue();
        Set<Integer> behind = new HashSet<>();
        queue.stream().filter(node -> node.who().equals("learner")).forEach(node -> behind.add(node.pid()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (LiveState.Node node : queue) {
                grows |= node.blockedBy().stream().anyMatch(behind::contains) && behind.add(node.pid());
            }
        }
        return queue.stream()
                .filter(node -> behind.contains(node.pid()) && node.who().startsWith("v"))
                .map(node -> Optional.ofNullable(node.waited()).orElse(Duration.ZERO))
                .max(Duration::compareTo)
                .filter(longest -> longest.compareTo(BLOCKS_CUSTOMERS) >= 0)
                .map(longest -> "blocks own customers for " + inWords(longest));
    }

    private static Optional<String> invalid(Stands stand) {
        return stand.catalogue().stream()
                .map(Catalogue::indexes)
                .flatMap(List::stream)
                .filter(index -> !index.valid())
                .findFirst()
                .map(index -> "INVALID index " + index.name());
    }

    private static Optional<String> sameClaim(Path attempt) {
        List<VerdictFile.Given> given = VerdictFile.given(attempt);
        if (given.isEmpty() || given.get(given.size() - 1).broken().isEmpty()) {
            return Optional.empty();
        }
        String last = given.get(given.size() - 1).broken().get();
        int times = 0;
        for (int i = given.size() - 1; i >= 0 && given.get(i).broken().equals(Optional.of(last)); i--) {
            times++;
        }
        return times < SAME_CLAIM ? Optional.empty() : Optional.of("broke " + last + " " + times + " times");
    }

    static String inWords(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min";
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
