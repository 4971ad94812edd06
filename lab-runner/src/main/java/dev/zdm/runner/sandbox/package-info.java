/** A JVM of its own for what a learner wrote, held by the operating system: bounded memory, threads and files, no network, no programs. */
@NullMarked
package dev.zdm.runner.sandbox;

import org.jspecify.annotations.NullMarked;
