/** The learner's attempts, old and new: lists of them, and the report of each. */
@NullMarked
package dev.zdm.course.attempts;

import org.jspecify.annotations.NullMarked;
