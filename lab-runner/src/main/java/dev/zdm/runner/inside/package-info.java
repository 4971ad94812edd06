/**
 * The program that runs inside the sandbox: it evaluates a learner's Java and tells the stand what came of it. It shares its process with
 * that Java, so nothing that it says is believed further than a learner's own word.
 */
@NullMarked
package dev.zdm.runner.inside;

import org.jspecify.annotations.NullMarked;
