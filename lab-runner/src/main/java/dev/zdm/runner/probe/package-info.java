/** Asks the shop itself: the queries of {@code sql} claims, and whether it holds what customers were promised. */
@NullMarked
package dev.zdm.runner.probe;

import org.jspecify.annotations.NullMarked;
