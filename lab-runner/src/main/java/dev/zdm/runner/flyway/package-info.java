/** Flyway as the learner's migration runner: each deployer is a process of its own, with the learner's configuration and files. */
@NullMarked
package dev.zdm.runner.flyway;

import org.jspecify.annotations.NullMarked;
