/** {@code bin/bench}: what the course costs beside what everybody knows, each figure as a ratio of two that were measured in turn. */
@NullMarked
package dev.zdm.runner.bench;

import org.jspecify.annotations.NullMarked;
