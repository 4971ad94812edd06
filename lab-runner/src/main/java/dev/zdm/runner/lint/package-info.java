/** A linter at the door: the learner's lint step, used on their own migrations and on planted ones. */
@NullMarked
package dev.zdm.runner.lint;

import org.jspecify.annotations.NullMarked;
