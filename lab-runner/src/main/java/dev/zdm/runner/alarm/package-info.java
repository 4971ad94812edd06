/** The learner's alerts, and the drills that they are tried on. */
@NullMarked
package dev.zdm.runner.alarm;

import org.jspecify.annotations.NullMarked;
