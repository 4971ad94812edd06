package dev.zdm.course.regrade;

import dev.zdm.course.accounts.Account;
import java.nio.file.Path;
import java.util.List;

/**
 * Whose attempts are judged anew.
 *
 * @param id the class's number, or {@code all}
 * @param name the class's name, or words for all of them
 */
record Scope(String id, String name, List<Account> learners) {

    static final String ALL = "all";

    /** Whose attempt it is, by the folders that it lies in. */
    String nameOf(Path attempt) {
        return learners.stream()
                .filter(learner -> isIn(learner.learner(), attempt))
                .map(Account::name)
                .findFirst()
                .orElse("somebody");
    }

    private static boolean isIn(String folder, Path attempt) {
        for (Path name : attempt) {
            if (name.toString().equals(folder)) {
                return true;
            }
        }
        return false;
    }

    /** The folders of theirs below this one. */
    List<Path> below(Path folder) {
        return learners.stream()
                .map(learner -> folder.resolve(learner.learner()))
                .toList();
    }
}
