package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who of those who teach looks at a learner's lab now, and which of them the learner lets type. It is in memory only: an invitation ends when
 * either of them ends it, when the page that looks is closed or loaded again, when the learner's page is gone for a while, and with the attempt.
 * Thread-safe.
 */
public final class Company {

    /** Pages are drawn four times a second while they are seen. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private final Supplier<Optional<Path>> attempt;
    private final Clock clock;
    private final List<Visit> visits = new ArrayList<>();
    private long count;
    private @Nullable Invitation invitation;
    private Instant learnerSeen = Instant.MIN;

    /** One page that looks, by a number of its own. */
    private record Visit(long number, Account teacher) {}

    private record Invitation(Account teacher, Optional<Path> attempt) {}

    /** @param attempt the folder of the attempt that is under way */
    public Company(Supplier<Optional<Path>> attempt, Clock clock) {
        this.attempt = attempt;
        this.clock = clock;
    }

    /**
     * A page of theirs looks from now on.
     *
     * @return to be run when it looks no more
     */
    public synchronized Runnable comes(Account teacher) {
        Visit visit = new Visit(++count, teacher);
        endFor(teacher);
        visits.add(visit);
        return () -> goes(visit);
    }

    private synchronized void goes(Visit gone) {
        visits.remove(gone);
        endFor(gone.teacher());
    }

    private void endFor(Account teacher) {
        if (invitation != null && invitation.teacher().id() == teacher.id()) {
            invitation = null;
        }
    }

    /** The learner's page is open. */
    synchronized void learnerIsHere() {
        learnerSeen = clock.instant();
    }

    /** Each of them once, in the order in which they came. */
    synchronized List<Account> onlookers() {
        return visits.stream().map(Visit::teacher).distinct().toList();
    }

    /** @throws LabProblem.Usage when they do not look any more */
    synchronized void invite(long teacher) {
        Account guest = onlookers().stream()
                .filter(account -> account.id() == teacher)
                .findFirst()
                .orElseThrow(
                        () -> new LabProblem.Usage("They do not look at your lab any more.", "Raise your hand again."));
        invitation = new Invitation(guest, attempt.get());
    }

    /** Nobody may type from now on. */
    public synchronized void end() {
        invitation = null;
    }

    /** Who may type now. */
    synchronized Optional<Account> typist() {
        Invitation given = invitation;
        boolean away = learnerSeen.isBefore(clock.instant().minus(AWAY));
        if (given != null && (away || !given.attempt().equals(attempt.get()))) {
            invitation = null;
        }
        return Optional.ofNullable(invitation).map(Invitation::teacher);
    }

    public boolean mayType(Account teacher) {
        return typist().filter(account -> account.id() == teacher.id()).isPresent();
    }
}
