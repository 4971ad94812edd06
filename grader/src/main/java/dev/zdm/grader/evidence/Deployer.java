package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process that ran Flyway on the shop, from its start to its end.
 *
 * @param at when it ended
 * @param number 1, or more when several began at the same time
 * @param command {@code migrate}
 * @param exit the code that it ended with; null when it was stopped
 * @param sessions in which it worked, the learner's
 * @param applied versions that it applied, in order
 * @param failed versions that stood in the history as failed when it ended
 * @param forgot failed versions that it removed from the history, by repair
 */
public record Deployer(
        Instant at,
        Instant began,
        int number,
        String command,
        @Nullable Integer exit,
        List<Session> sessions,
        List<String> applied,
        List<String> failed,
        List<String> forgot)
        implements ToolLine {

    public Deployer {
        sessions = List.copyOf(sessions);
        applied = List.copyOf(applied);
        failed = List.copyOf(failed);
        forgot = List.copyOf(forgot);
    }

    @Override
    public String type() {
        return "deployer";
    }

    public Span span() {
        return new Span(began, at);
    }

    public boolean endedWell() {
        return exit != null && exit == 0;
    }

    Deployer in(Sessions known) {
        return new Deployer(
                at,
                began,
                number,
                command,
                exit,
                sessions.stream().map(known::known).toList(),
                applied,
                failed,
                forgot);
    }
}
