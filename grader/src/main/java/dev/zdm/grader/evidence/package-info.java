/** What is known about one attempt: the lines of its evidence files, and {@link dev.zdm.grader.evidence.Evidence}, which joins them. */
@NullMarked
package dev.zdm.grader.evidence;

import org.jspecify.annotations.NullMarked;
