/** The command {@code bin/grader}: judges attempts, gives hints, and says where a learner stands. */
@NullMarked
package dev.zdm.grader.cli;

import org.jspecify.annotations.NullMarked;
