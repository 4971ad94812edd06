/** Runs the blocks of lessons on real stands: proves what the lessons claim, and records what they print. */
@NullMarked
package dev.zdm.course.proof;

import org.jspecify.annotations.NullMarked;
