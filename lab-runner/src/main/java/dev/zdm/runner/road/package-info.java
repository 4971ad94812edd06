/** Walks roads on a stand as a learner would: for solving a lab, preparing it, proving its checks, and for its actors. */
@NullMarked
package dev.zdm.runner.road;

import org.jspecify.annotations.NullMarked;
