/** Attempts that are handed in: an archive whose every line is chained and whose manifest is signed, made and read. */
@NullMarked
package dev.zdm.grader.bundle;

import org.jspecify.annotations.NullMarked;
