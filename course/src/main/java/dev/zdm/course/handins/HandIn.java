package dev.zdm.course.handins;

import dev.zdm.grader.bundle.Fault;
import java.time.Instant;
import java.util.List;

/**
 * A bundle that was handed in.
 *
 * @param account whose it is
 * @param learner their name
 * @param uploader who brought it, by name
 * @param attempt its number where it was recorded
 * @param says the last verdict that was given there; empty when there was none
 * @param sameContent whether it was recorded with the lab's checks as they are here
 * @param judged what this installation says of it now; {@code refused} when it is not as it was made
 * @param faults why it was refused
 */
public record HandIn(
        long id,
        long account,
        String learner,
        Instant at,
        String uploader,
        String lab,
        int attempt,
        String says,
        boolean sameContent,
        String judged,
        List<Fault> faults) {

    static final String REFUSED = "refused";

    public HandIn {
        faults = List.copyOf(faults);
    }

    public boolean isRefused() {
        return judged.equals(REFUSED);
    }

    HandIn judgedNow(String word) {
        return new HandIn(id, account, learner, at, uploader, lab, attempt, says, sameContent, word, faults);
    }
}
