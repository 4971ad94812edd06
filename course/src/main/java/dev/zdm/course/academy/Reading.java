package dev.zdm.course.academy;

import java.time.Instant;

/**
 * How far a learner is with a lesson.
 *
 * @param lesson its slug
 * @param heading id of the heading where the learner left, empty above the first
 * @param finished whether it counts as read
 * @param at when the learner was last there
 */
public record Reading(String lesson, String heading, boolean finished, Instant at) {}
