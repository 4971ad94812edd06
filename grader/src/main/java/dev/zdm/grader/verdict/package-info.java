/** What the grader says about an attempt: a finding for each claim, and a verdict from all of them. */
@NullMarked
package dev.zdm.grader.verdict;

import org.jspecify.annotations.NullMarked;
