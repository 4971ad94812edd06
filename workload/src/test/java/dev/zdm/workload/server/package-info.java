/** A real PostgreSQL for the tests of this module. */
@NullMarked
package dev.zdm.workload.server;

import org.jspecify.annotations.NullMarked;
