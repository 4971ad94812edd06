/** Backfills that a learner writes in Java. */
@NullMarked
package dev.zdm.runner.backfill;

import org.jspecify.annotations.NullMarked;
