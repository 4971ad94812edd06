/** What every page is made with: templates, what stands around a page, what a page sends. */
@NullMarked
package dev.zdm.course.page;

import org.jspecify.annotations.NullMarked;
