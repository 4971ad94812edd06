/** Attempts of a class, or of all, judged anew after a check was corrected; what would change is shown before anybody accepts it. */
@NullMarked
package dev.zdm.course.regrade;

import org.jspecify.annotations.NullMarked;
