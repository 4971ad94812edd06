package dev.zdm.labs;

import java.nio.file.Path;
import java.util.List;

/**
 * A task with a start state, phases and checks: one folder below {@code labs/}.
 *
 * @param number 1 to 20
 * @param slug the folder's name without its number, {@code lock-queue}
 * @param minutes how long it takes a learner, roughly
 * @param needs labs that should come first, {@code lab-2}
 * @param folder where its files are
 */
public record Lab(
        int number,
        String slug,
        String title,
        int minutes,
        List<String> teaches,
        List<String> needs,
        StandSpec stand,
        List<Phase> phases,
        Path folder) {

    /** The name that commands and evidence use: {@code lab-6}. */
    public String id() {
        return "lab-" + number;
    }
}
