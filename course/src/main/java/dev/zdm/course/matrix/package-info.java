/** Lesson 8's matrix of lock modes: each pair is tried on the stand. */
@NullMarked
package dev.zdm.course.matrix;

import org.jspecify.annotations.NullMarked;
