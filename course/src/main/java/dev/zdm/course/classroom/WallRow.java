package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import java.util.List;

/**
 * One learner as the wall shows them.
 *
 * @param here whether they have opened a page since the process began
 * @param passed how many labs they have passed
 * @param lab title of the lab that they are at, empty between labs
 * @param phase {@code 1 of 3}
 * @param claim the first broken or unproven one of the attempt, as the grader sees it now; empty when all hold
 * @param attempts at that lab, this one included
 * @param hints that they had in it
 * @param signals what asks for somebody to look, the most urgent first
 */
public record WallRow(
        Account account,
        boolean here,
        int passed,
        String lab,
        String phase,
        String claim,
        int attempts,
        int hints,
        List<String> signals) {

    static WallRow away(Account account) {
        return new WallRow(account, false, 0, "", "", "", 0, 0, List.of());
    }

    public boolean needsHelp() {
        return !signals.isEmpty();
    }
}
