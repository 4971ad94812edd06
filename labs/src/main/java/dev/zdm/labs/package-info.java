/** Labs as data: what a lab asks, what it claims, and the roads through it. Knows nothing of servers or verdicts. */
@NullMarked
package dev.zdm.labs;

import org.jspecify.annotations.NullMarked;
