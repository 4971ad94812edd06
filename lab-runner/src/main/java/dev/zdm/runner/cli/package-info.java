/** {@code bin/lab}: the stand from a terminal. */
@NullMarked
package dev.zdm.runner.cli;

import org.jspecify.annotations.NullMarked;
