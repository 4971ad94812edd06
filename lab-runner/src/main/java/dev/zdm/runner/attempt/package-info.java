/** Attempts on disk: their folders, and which one is the current. */
@NullMarked
package dev.zdm.runner.attempt;

import org.jspecify.annotations.NullMarked;
