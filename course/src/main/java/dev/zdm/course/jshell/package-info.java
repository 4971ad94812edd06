/** The Java console beside the SQL sessions. */
@NullMarked
package dev.zdm.course.jshell;

import org.jspecify.annotations.NullMarked;
