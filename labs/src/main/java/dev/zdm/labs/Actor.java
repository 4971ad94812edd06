package dev.zdm.labs;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A session of the stand's own that does the same again and again while a phase lasts: a report, a forgotten transaction.
 *
 * @param name as the evidence calls it
 * @param road what it does in one round
 * @param as the role that it logs in as: {@code app_v1}, {@code staff}; {@code admin} for one that touches nothing of the learner's, whose code would run with its rights
 * @param pause between two rounds
 * @param endsAfterRefusals once the learner gave up so many waits behind it in the phase, it ends its round early and rests for ten pauses; 0 for never
 */
public record Actor(String name, Path road, String as, Duration pause, int endsAfterRefusals) {}
