/** Tables that come from spreadsheets, and tables for them. */
@NullMarked
package dev.zdm.course.sheet;

import org.jspecify.annotations.NullMarked;
