/** The SQL console with its sessions A, B and C. */
@NullMarked
package dev.zdm.course.console;

import org.jspecify.annotations.NullMarked;
