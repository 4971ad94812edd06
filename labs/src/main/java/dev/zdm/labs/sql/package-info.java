/** SQL as a person types it: text with statements and comments in it. */
@NullMarked
package dev.zdm.labs.sql;

import org.jspecify.annotations.NullMarked;
