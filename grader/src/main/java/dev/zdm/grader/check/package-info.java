/** The words in which a lab states its claims, and how each of them is judged from the evidence alone. */
@NullMarked
package dev.zdm.grader.check;

import org.jspecify.annotations.NullMarked;
