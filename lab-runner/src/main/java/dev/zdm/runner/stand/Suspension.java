package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.StandAct;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.LearnerSessions.Open;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which a shop has no customers. While they are away nobody can log in, so that nobody does then what customers would have
 * suffered from: first the door is shut, then customers leave; they are back before it is opened. One thread at a time.
 */
final class Suspension {

    private static final Logger LOG = LoggerFactory.getLogger(Suspension.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 20;
    /** Customers who are not served in time had the door shut before them, which must not happen every other second. */
    private static final Duration NEXT_TRY = Duration.ofMinutes(10);

    /** Somebody may have got in just before the door was shut, and not be seen at the first look. */
    private static final int QUIET_LOOKS = 3;

    private final Server server;
    private final StandNames names;
    private final RunningAttempt attempt;
    private final Instant since;

    private Suspension(Server server, StandNames names, RunningAttempt attempt, Instant since) {
        this.server = server;
        this.names = names;
        this.attempt = attempt;
        this.since = since;
    }

    Instant since() {
        return since;
    }

    /**
     * Shuts the door and sends customers away; empty when the learner has a transaction open or a statement running, or customers could not be
     * served to their end. Then all is as it was.
     *
     * @param crew makes the actors of a phase
     * @param why in words for the learner
     */
    static Optional<Suspension> begin(
            Server server, StandNames names, RunningAttempt attempt, IntFunction<ActorCrew> crew, String why) {
        List<String> roles = roles(names, attempt);
        try (LearnerSessions sessions = new LearnerSessions(server, names, attempt.recorder())) {
            if (attempt.wouldNotSleep().plus(NEXT_TRY).isAfter(Instant.now())
                    || sessions.all().stream().anyMatch(open -> !open.isIdle())) {
                return Optional.empty();
            }
            sessions.letIn(false, roles);
            if (!isEmptied(sessions)) {
                sessions.letIn(true, roles);
                return Optional.empty();
            }
            attempt.endActors();
            attempt.askTheShop();
            Instant since = Instant.now();
            boolean served = attempt.traffic().pause();
            attempt.recorder().act(new StandAct(since, StandAct.Act.SUSPENDED, why));
            var suspension = new Suspension(server, names, attempt, since);
            if (!served) {
                attempt.notesThatItWouldNotSleep();
                suspension.end(crew);
                return Optional.empty();
            }
            attempt.prober().rest(true);
            attempt.recorder().pause();
            return Optional.of(suspension);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            openAgain(server, names, attempt, roles);
            return Optional.empty();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} was not suspended: {}", names.database(), e.toString());
            openAgain(server, names, attempt, roles);
            return Optional.empty();
        }
    }

    /** Whatever went wrong in the middle, a door that stays shut without a suspension would be opened by nobody. */
    private static void openAgain(Server server, StandNames names, RunningAttempt attempt, List<String> roles) {
        attempt.traffic().resume();
        attempt.prober().rest(false);
        attempt.recorder().resume();
        try (LearnerSessions sessions = new LearnerSessions(server, names, attempt.recorder())) {
            sessions.letIn(true, roles);
        } catch (SQLException e) {
            LOG.warn("{} could not be opened again: {}", names.database(), e.getMessage());
        }
    }

    private static List<String> roles(StandNames names, RunningAttempt attempt) {
        return Stream.concat(Stream.of(names.learnerRole()), apps(names, attempt).stream())
                .toList();
    }

    private static List<String> apps(StandNames names, RunningAttempt attempt) {
        return attempt.lab().stand().deployable().stream()
                .map(names::appRole)
                .distinct()
                .toList();
    }

    /** Whether all who idled are gone and nobody came in meanwhile who does something. */
    private static boolean isEmptied(LearnerSessions sessions) throws SQLException {
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            List<Open> all = sessions.all();
            if (all.stream().anyMatch(open -> !open.isIdle())) {
                return false;
            }
            for (Open idle : all) {
                sessions.endIdle(idle);
            }
            quiet = all.isEmpty() ? quiet + 1 : 0;
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return quiet == QUIET_LOOKS;
    }

    /**
     * Has customers come back, then opens the door: for the apps' roles first, as which actors log in, then for the learner's. Fails with
     * {@link LabProblem} when they cannot; then it stays shut, and may be tried again.
     */
    void end(IntFunction<ActorCrew> crew) {
        attempt.recorder().resume();
        attempt.traffic().resume();
        attempt.prober().rest(false);
        attempt.traffic().awaitSecondAfter(Instant.now());
        try (LearnerSessions sessions = new LearnerSessions(server, names, attempt.recorder())) {
            // Before anybody is let in: from here on all that customers suffer is judged.
            attempt.recorder().act(new StandAct(Instant.now(), StandAct.Act.RESUMED, "the learner was back"));
            sessions.letIn(true, apps(names, attempt));
            attempt.endActors(); // of a try before this one
            attempt.phase().ifPresent(phase -> attempt.perform(crew.apply(phase)));
            attempt.stir();
            sessions.letIn(true, List.of(names.learnerRole()));
        } catch (SQLException e) {
            throw Templates.problem("The shop could not be opened again", e);
        }
    }
}
