/** What stands around the pages and says how they can be used. */
@NullMarked
package dev.zdm.course.frame;

import org.jspecify.annotations.NullMarked;
