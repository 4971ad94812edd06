/** What a learner finds out and promises before a migration: a sample on a clone, and the numbers that follow from it. */
@NullMarked
package dev.zdm.runner.estimate;

import org.jspecify.annotations.NullMarked;
