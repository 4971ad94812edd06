/** Customers: requests at a steady rate, and the log of how they fared. */
@NullMarked
package dev.zdm.workload.traffic;

import org.jspecify.annotations.NullMarked;
