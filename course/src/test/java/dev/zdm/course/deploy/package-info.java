/** Tests of {@code deploy/}. */
@NullMarked
package dev.zdm.course.deploy;

import org.jspecify.annotations.NullMarked;
