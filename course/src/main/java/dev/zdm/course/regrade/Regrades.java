package dev.zdm.course.regrade;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.grader.store.Regrade;
import dev.zdm.grader.store.Regrading;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Regrades of an installation: one at a time, in the background, the last of each class kept until the process ends. Nothing is written before
 * somebody accepts it, so one that is lost is asked for again. Thread-safe.
 */
public final class Regrades implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Regrades.class);

    private final Accounts accounts;
    private final Supplier<LabCatalog> labs;
    private final List<Path> folders;
    private final Clock clock;
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();
    private final ExecutorService judge = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "regrade");
        thread.setDaemon(true);
        return thread;
    });

    /** @param folders each has a folder for every learner, with attempts below */
    public Regrades(Accounts accounts, Supplier<LabCatalog> labs, List<Path> folders, Clock clock) {
        this.accounts = accounts;
        this.labs = labs;
        this.folders = List.copyOf(folders);
        this.clock = clock;
    }

    Optional<Round> of(Scope scope) {
        return Optional.ofNullable(rounds.get(scope.id()));
    }

    /** @throws LabProblem.Usage while one goes on */
    synchronized void begin(Scope scope, Account by) {
        if (of(scope).filter(Round::goesOn).isPresent()) {
            throw new LabProblem.Usage("A regrade of " + scope.name() + " goes on.", "Wait for its end.");
        }
        List<Path> attempts = folders.stream()
                .flatMap(folder -> scope.below(folder).stream())
                .flatMap(folder -> Regrading.attemptsIn(folder).stream())
                .toList();
        rounds.put(
                scope.id(),
                new Round(by.name(), clock.instant().truncatedTo(SECONDS), attempts.size(), 0, Optional.empty(), ""));
        accounts.note(by, "had attempts judged anew of", scope.name());
        judge.execute(() -> judge(scope, attempts));
    }

    private void judge(Scope scope, List<Path> attempts) {
        try {
            Regrading found = Regrading.of(
                    attempts, labs.get(), clock.instant(), done -> change(scope, round -> round.looked(done)));
            change(scope, round -> round.outOf(found));
        } catch (LabProblem problem) {
            change(scope, round -> round.ended(problem.getMessage() + " " + problem.whatToDo()));
        } catch (RuntimeException e) {
            LOG.error("the regrade of {} failed", scope.name(), e);
            change(scope, round -> round.ended("It failed by a fault of ours; the log has more. Nothing was written."));
        }
    }

    private void change(Scope scope, UnaryOperator<Round> change) {
        rounds.computeIfPresent(scope.id(), (id, round) -> change.apply(round));
    }

    /**
     * Writes the new verdicts beside the old ones.
     *
     * @throws LabProblem.Usage when there is nothing to accept
     */
    synchronized void accept(Scope scope, Account by) {
        List<Regrade> changed = open(scope).changed();
        int accepted = 0;
        for (Regrade regrade : changed) {
            if (regrade.accept(by.name(), clock.instant())) {
                accepted++;
            }
        }
        String meanwhile = accepted == changed.size() ? "" : " The others were judged meanwhile and are as they were.";
        String end = accepted + " of " + changed.size() + " new verdicts count since " + by.name() + " accepted them."
                + meanwhile;
        accounts.note(by, "accepted " + accepted + " new verdicts of", scope.name());
        change(scope, round -> round.ended(end));
    }

    /**
     * Leaves all as it was.
     *
     * @throws LabProblem.Usage when there is nothing to refuse
     */
    synchronized void refuse(Scope scope, Account by) {
        int changed = open(scope).changed().size();
        accounts.note(by, "refused " + changed + " new verdicts of", scope.name());
        change(scope, round -> round.ended(by.name() + " refused them; all is as it was."));
    }

    private Regrading open(Scope scope) {
        return of(scope)
                .filter(Round::isOpen)
                .flatMap(Round::outcome)
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no regrade of " + scope.name() + " to be accepted or refused.", "Begin one first."));
    }

    @Override
    public void close() {
        judge.shutdownNow();
    }
}
