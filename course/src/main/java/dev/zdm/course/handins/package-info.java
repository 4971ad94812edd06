/** Bundles that learners hand in from machines of their own: taken, checked, judged by this installation, and shown. */
@NullMarked
package dev.zdm.course.handins;

import org.jspecify.annotations.NullMarked;
