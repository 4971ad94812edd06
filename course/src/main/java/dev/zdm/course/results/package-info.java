/** What a class has come to: every attempt of its learners, where it sticks, and both as files. */
@NullMarked
package dev.zdm.course.results;

import org.jspecify.annotations.NullMarked;
