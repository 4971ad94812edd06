package dev.zdm.course.help;

import dev.zdm.grader.store.VerdictFile.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hint that a page offers because the learner seems to be stuck.
 *
 * @param hint its number, from 1
 * @param of how many hints the lab has
 * @param why what the offer was made for, in a sentence
 */
public record Offer(int hint, int of, String why) {

    static final Duration IDLE = Duration.ofMinutes(5);

    /**
     * Why somebody may be stuck: the last two checks failed on the same claim, or nothing was done for five minutes.
     *
     * @param checks verdicts that the learner asked for since help was last taken or declined, the oldest first
     * @param lastActive when the learner last did anything, help included
     */
    static Optional<String> reason(List<Given> checks, Instant lastActive, Instant now) {
        if (checks.size() >= 2) {
            Optional<String> last = checks.get(checks.size() - 1).broken();
            if (last.isPresent() && last.equals(checks.get(checks.size() - 2).broken())) {
                String check = last.get().substring(last.get().indexOf('/') + 1);
                return Optional.of("Two checks in a row failed at " + check + ".");
            }
        }
        return Duration.between(lastActive, now).compareTo(IDLE) < 0
                ? Optional.empty()
                : Optional.of("Nothing was run or checked for five minutes.");
    }
}
