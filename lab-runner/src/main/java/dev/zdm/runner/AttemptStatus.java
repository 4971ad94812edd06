package dev.zdm.runner;

import dev.zdm.labs.Lab;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where an attempt stands.
 *
 * @param lab which lab
 * @param number the learner's how manieth attempt at it, from 1
 * @param phase index of the phase that has begun last, from 0
 * @param state {@code preparing}, {@code running}, {@code finished}, {@code reset} or {@code interrupted}
 * @param rows orders in its shop when it began
 * @param began when the learner could begin
 * @param folder its evidence
 */
public record AttemptStatus(Lab lab, int number, int phase, String state, long rows, Instant began, Path folder) {

    public boolean running() {
        return state.equals("running");
    }

    public boolean hasNextPhase() {
        return phase + 1 < lab.phases().size();
    }
}
