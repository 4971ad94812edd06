/** How the seeding and the traffic compare with pgbench. */
@NullMarked
package dev.zdm.workload.bench;

import org.jspecify.annotations.NullMarked;
