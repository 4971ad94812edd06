/** One learner's running environment: a shop database, its roles, its workload and its recorder. */
@NullMarked
package dev.zdm.runner.stand;

import org.jspecify.annotations.NullMarked;
