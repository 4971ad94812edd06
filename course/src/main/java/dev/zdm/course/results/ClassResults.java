package dev.zdm.course.results;

import dev.zdm.course.accounts.Account;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Every attempt of a class, as the attempts' folders tell it: they are the one truth, and nothing of them is kept twice.
 *
 * @param attempts by learner, then by lab, then by number
 */
public record ClassResults(List<AttemptResult> attempts) {

    public ClassResults {
        attempts = List.copyOf(attempts);
    }

    /**
     * Reads them all. An attempt that ended without having been judged is judged by that, once.
     *
     * @param folders where a learner's attempts at a lab are
     * @param now an attempt that goes on has lasted until then
     * @throws LabProblem when a folder cannot be read
     */
    public static ClassResults of(
            List<Account> learners, LabCatalog labs, BiFunction<Account, Lab, LabFolder> folders, Instant now) {
        List<AttemptResult> all = new ArrayList<>();
        for (Account learner : learners) {
            for (Lab lab : labs.labs()) {
                folders.apply(learner, lab).attempts().stream()
                        .map(folder -> AttemptResult.of(learner, lab, folder, now))
                        .sorted(Comparator.comparing(AttemptResult::number))
                        .forEach(all::add);
            }
        }
        return new ClassResults(all);
    }
}
