/** What the stand does with a learner's work files when it is asked to. */
@NullMarked
package dev.zdm.runner.tool;

import org.jspecify.annotations.NullMarked;
