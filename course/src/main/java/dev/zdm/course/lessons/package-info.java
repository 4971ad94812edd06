/** Lessons: Markdown files with front matter, and how they become pages. */
@NullMarked
package dev.zdm.course.lessons;

import org.jspecify.annotations.NullMarked;
