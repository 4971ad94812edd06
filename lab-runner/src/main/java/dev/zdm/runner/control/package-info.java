/** How {@code bin/lab} talks to the process that owns the stands: HTTP over loopback, with a token from that process's file. */
@NullMarked
package dev.zdm.runner.control;

import org.jspecify.annotations.NullMarked;
