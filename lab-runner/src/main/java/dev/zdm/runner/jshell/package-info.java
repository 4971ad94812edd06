/** The Java console of one learner: what they type is run in a sandbox. */
@NullMarked
package dev.zdm.runner.jshell;

import org.jspecify.annotations.NullMarked;
