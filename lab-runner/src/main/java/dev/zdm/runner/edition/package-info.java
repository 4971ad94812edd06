/** App versions that a learner writes in Java: an edition of v2 is v2.1, and takes its place. */
@NullMarked
package dev.zdm.runner.edition;

import org.jspecify.annotations.NullMarked;
