/** Who may sign in: learners of a class, those who teach it, those who run the installation. */
@NullMarked
package dev.zdm.course.accounts;

import org.jspecify.annotations.NullMarked;
