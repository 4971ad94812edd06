package dev.zdm.course.attempts;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.PastAttempt;
import dev.zdm.labs.Lab;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * One line in a list of attempts.
 *
 * @param now a running attempt lasts until then
 */
public record AttemptRow(PastAttempt past, Instant now, ZoneId zone) {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    public int number() {
        return past.attempt().attempt();
    }

    public Lab lab() {
        return past.lab();
    }

    /** {@code 21 Nov 2026, 14:05}, where the course runs. */
    public String when() {
        return DAY_AND_TIME.format(past.attempt().began().atZone(zone));
    }

    /** For machines. */
    public String began() {
        return past.attempt().began().toString();
    }

    public String orders() {
        return String.format(Locale.ROOT, "%,d", past.attempt().rows());
    }

    /** How long the learner had: from the first phase's beginning; a dash when none began. */
    public String lasted() {
        Attempt attempt = past.attempt();
        if (attempt.phases().isEmpty()) {
            return "–";
        }
        Duration time =
                Duration.between(attempt.phases().get(0).began(), Objects.requireNonNullElse(attempt.ended(), now));
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    public String result() {
        return past.result();
    }

    public String hints() {
        return past.help().hintsOf(past.lab());
    }

    public boolean solutionSeen() {
        return past.help().solutionSeen();
    }

    /** An attempt without a phase has nothing to report. */
    public boolean hasReport() {
        return !past.attempt().phases().isEmpty();
    }

    public String report() {
        return "/labs/" + past.lab().id() + "/attempts/" + number() + "/report";
    }
}
