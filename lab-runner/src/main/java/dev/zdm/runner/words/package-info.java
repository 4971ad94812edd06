/** The learner's own words on what they did. */
@NullMarked
package dev.zdm.runner.words;

import org.jspecify.annotations.NullMarked;
