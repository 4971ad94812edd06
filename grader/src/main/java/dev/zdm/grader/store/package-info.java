/** Reads and writes the files of one attempt; the only place that knows how evidence is spelled in JSON. */
@NullMarked
package dev.zdm.grader.store;

import org.jspecify.annotations.NullMarked;
