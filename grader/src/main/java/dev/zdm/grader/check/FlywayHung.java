package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code flyway-hung}: a concurrent index build in a session of Flyway's waited for a transaction in another session of the same process,
 * proven by the build's own progress, by the recorder, which saw that transaction, and by the process, which tells its sessions.
 *
 * @param atLeast as long as this, from the first sight of it to the last
 */
record FlywayHung(Duration atLeast) implements Check {

    @Override
    public String claim() {
        return "a concurrent build of Flyway's waited " + Wording.length(atLeast)
                + " or longer for another session of the same process";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Wait> longest =
                waits(phase).max(Comparator.comparing(wait -> wait.span().length()));
        if (longest.isEmpty()) {
            return phase.gaps().isEmpty()
                    ? Ruling.broken("no build of Flyway's waited for a session of its own")
                    : Ruling.unproven("none was seen, but the recorder was not looking all the time");
        }
        Wait wait = longest.get();
        String told =
                wait.build().command() + " in " + Wording.session(wait.build().session()) + " waited "
                        + Wording.length(wait.span().length()) + " for process "
                        + wait.build().lockerPid() + ", "
                        + Wording.when(wait.span(), phase);
        return wait.span().length().compareTo(atLeast) >= 0 ? Ruling.kept(told) : Ruling.broken(told);
    }

    /** A build that waits for one session of its process, from the first line that tells so to the last. */
    private record Wait(Progress build, Span span) {}

    private static Stream<Wait> waits(Evidence phase) {
        return phase.progress().stream()
                .filter(build -> build.isConcurrent() && phase.isLearners(build.session()))
                .filter(build -> isOwn(build, phase))
                .collect(Collectors.groupingBy(build -> List.of(build.session(), build.lockerPid())))
                .values()
                .stream()
                .map(lines -> new Wait(
                        lines.get(0),
                        new Span(lines.get(0).at(), lines.get(lines.size() - 1).at())));
    }

    private static boolean isOwn(Progress build, Evidence phase) {
        Predicate<Deployer> hasBoth = deployer -> deployer.sessions().contains(build.session())
                && deployer.sessions().stream().anyMatch(session -> isTheLocker(session, build, phase));
        return build.lockerPid() != 0 && phase.deployers().stream().anyMatch(hasBoth);
    }

    private static boolean isTheLocker(Session session, Progress build, Evidence phase) {
        return session.pid() == build.lockerPid()
                && !session.equals(build.session())
                && phase.transactions().stream()
                        .anyMatch(open -> open.session().equals(session)
                                && !open.span().from().isAfter(build.at()));
    }
}
