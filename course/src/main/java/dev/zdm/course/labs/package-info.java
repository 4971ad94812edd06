/** The pages of the labs: task, hints, attempts, checks. */
@NullMarked
package dev.zdm.course.labs;

import org.jspecify.annotations.NullMarked;
