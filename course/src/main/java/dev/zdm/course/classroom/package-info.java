/** A class: learners' seats, what those who teach see of them, and what they may do about it. */
@NullMarked
package dev.zdm.course.classroom;

import org.jspecify.annotations.NullMarked;
