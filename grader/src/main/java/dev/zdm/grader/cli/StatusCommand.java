package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.LineWatch;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.verdict.Help;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code bin/grader status}: the current attempt, whether it is being recorded, and what was last said about it. */
final class StatusCommand {

    private final Desk desk;
    private final Clock clock;

    StatusCommand(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    int run(Terminal terminal) {
        Optional<Desk.Case> current = desk.current();
        if (current.isEmpty()) {
            terminal.out().println("no attempt has been started yet");
        } else {
            tell(current.get(), terminal);
        }
        return 0;
    }

    private void tell(Desk.Case current, Terminal terminal) {
        Attempt attempt = current.attempt();
        terminal.out()
                .println(terminal.bold(current.lab().id() + " " + current.lab().title()) + ", attempt "
                        + attempt.attempt() + ": " + attempt.state());
        newest(attempt.phases())
                .ifPresent(phase -> terminal.out()
                        .println("phase     " + phase.id()
                                + (phase.ended() == null
                                        ? ", for " + minutes(phase.began(), clock.instant())
                                        : ", ended")));
        terminal.out().println("recorder  " + recorder(current));
        Help help = HelpFile.read(current.folder());
        String verdict = last(VerdictFile.words(current.folder())).orElse("none yet");
        terminal.out().println("verdict   " + (help.skipped() ? Help.SKIPPED : verdict));
        terminal.out().println("help      " + help.told(current.lab()));
    }

    private String recorder(Desk.Case current) {
        if (current.attempt().state() != Attempt.State.RUNNING) {
            return "done with this attempt";
        }
        Optional<Instant> heard = LineWatch.heartbeats(current.folder()).newest();
        boolean alive = heard.filter(heartbeat ->
                        Duration.between(heartbeat, clock.instant()).compareTo(Evidence.HEARTBEAT_OVERDUE) <= 0)
                .isPresent();
        return alive
                ? "at work"
                : "not heard of"
                        + heard.map(heartbeat -> " for " + minutes(heartbeat, clock.instant()))
                                .orElse("") + ": bin/lab up, then start again";
    }

    private static String minutes(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private static Optional<PhaseRun> newest(List<PhaseRun> phases) {
        return phases.stream().reduce((earlier, later) -> later);
    }

    private static Optional<String> last(List<String> words) {
        return words.stream().reduce((earlier, later) -> later);
    }
}
