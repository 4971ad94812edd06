package dev.zdm.course.help;

import dev.zdm.course.Stands;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.store.VerdictFile.Given;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.runner.AttemptStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Whether the next hint is to be offered now. An offer that was declined is made again only for a new reason. Thread-safe. */
final class Offers {

    private final Stands stands;
    private final Clock clock;
    private final Map<Path, Instant> declined = new ConcurrentHashMap<>();

    Offers(Stands stands, Clock clock) {
        this.stands = stands;
        this.clock = clock;
    }

    /** None while the lab does not run, once it is passed or skipped, and when there is no hint left. */
    Optional<Offer> of(Lab lab) {
        return running(lab).flatMap(attempt -> offer(lab, attempt));
    }

    private Optional<Offer> offer(Lab lab, AttemptStatus attempt) {
        Help help = HelpFile.read(attempt.folder());
        List<Given> given = VerdictFile.given(attempt.folder());
        int next = help.nextHint(lab);
        if (next == 0
                || help.skipped()
                || given.stream().anyMatch(verdict -> verdict.word().equals("passed"))) {
            return Optional.empty();
        }
        Instant helped = latest(
                attempt.began(),
                List.of(HelpFile.newest(attempt.folder()), Optional.ofNullable(declined.get(attempt.folder()))));
        List<Given> since =
                given.stream().filter(verdict -> verdict.at().isAfter(helped)).toList();
        Instant active = latest(
                helped,
                List.of(stands.lastActive(), since.stream().map(Given::at).reduce((earlier, later) -> later)));
        return Offer.reason(since, active, clock.instant())
                .map(why -> new Offer(next, lab.hints().size(), why));
    }

    /** The learner wants no hint now. */
    void decline(Lab lab) {
        running(lab).ifPresent(attempt -> declined.put(attempt.folder(), clock.instant()));
    }

    private Optional<AttemptStatus> running(Lab lab) {
        return stands.current()
                .filter(attempt -> attempt.running() && attempt.lab().id().equals(lab.id()));
    }

    private static Instant latest(Instant one, List<Optional<Instant>> others) {
        return Stream.concat(Stream.of(one), others.stream().flatMap(Optional::stream))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
