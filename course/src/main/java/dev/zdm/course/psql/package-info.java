/** Commands of psql's own that the console understands, answered from the catalogue. */
@NullMarked
package dev.zdm.course.psql;

import org.jspecify.annotations.NullMarked;
