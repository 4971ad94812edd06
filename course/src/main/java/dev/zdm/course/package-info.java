/** The course's site. */
@NullMarked
package dev.zdm.course;

import org.jspecify.annotations.NullMarked;
