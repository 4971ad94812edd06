/** The files that a learner writes in a lab: migrations, configuration, queries, numbers. */
@NullMarked
package dev.zdm.runner.work;

import org.jspecify.annotations.NullMarked;
