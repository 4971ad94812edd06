/** Help on a lab's page: hints one at a time, an offer when somebody is stuck, the solution. What was taken is kept with the attempt. */
@NullMarked
package dev.zdm.course.help;

import org.jspecify.annotations.NullMarked;
