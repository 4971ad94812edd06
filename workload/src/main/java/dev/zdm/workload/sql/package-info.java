/** SQL files: statements with named parameters. */
@NullMarked
package dev.zdm.workload.sql;

import org.jspecify.annotations.NullMarked;
