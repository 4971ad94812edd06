/** What happens at the stand right now, pushed to the pages. */
@NullMarked
package dev.zdm.course.live;

import org.jspecify.annotations.NullMarked;
