/** SQL sessions as psql would have them: one statement at a time, transactions typed by hand. */
@NullMarked
package dev.zdm.runner.sql;

import org.jspecify.annotations.NullMarked;
