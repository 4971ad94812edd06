/** The stand's migration runner: the learner's files one by one, with a history, guards, retries and rehearsed rollbacks. */
@NullMarked
package dev.zdm.runner.migrate;

import org.jspecify.annotations.NullMarked;
