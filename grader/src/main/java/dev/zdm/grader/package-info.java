@NullMarked
package dev.zdm.grader;

import org.jspecify.annotations.NullMarked;
