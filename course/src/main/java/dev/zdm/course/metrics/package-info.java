/** What the process tells Prometheus of itself. */
@NullMarked
package dev.zdm.course.metrics;

import org.jspecify.annotations.NullMarked;
