/** A class that plays itself: what an installation holds, and what it loses when its processes are killed. */
@NullMarked
package dev.zdm.course.load;

import org.jspecify.annotations.NullMarked;
