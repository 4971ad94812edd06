/** What the site remembers of its learners, in a database of its own on the stands' server. */
@NullMarked
package dev.zdm.course.academy;

import org.jspecify.annotations.NullMarked;
