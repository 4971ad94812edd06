/** The files that a learner writes in a lab, and the tools that the stand has for them. */
@NullMarked
package dev.zdm.course.workshop;

import org.jspecify.annotations.NullMarked;
