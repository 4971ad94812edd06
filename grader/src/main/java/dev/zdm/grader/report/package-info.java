/** The report of one attempt as a page: its verdict, its findings and its timeline, in one file that needs no other. */
@NullMarked
package dev.zdm.grader.report;

import org.jspecify.annotations.NullMarked;
