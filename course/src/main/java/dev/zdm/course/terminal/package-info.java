/** {@code bin/course class …}: classes from a terminal on the installation's own machine. */
@NullMarked
package dev.zdm.course.terminal;

import org.jspecify.annotations.NullMarked;
