/** The dashboard: the last ten minutes of the stand as charts, each told in words as well. */
@NullMarked
package dev.zdm.course.dashboard;

import org.jspecify.annotations.NullMarked;
