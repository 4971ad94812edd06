/** The shop and its customers: what a lab's migrations happen to. */
@NullMarked
package dev.zdm.workload;

import org.jspecify.annotations.NullMarked;
