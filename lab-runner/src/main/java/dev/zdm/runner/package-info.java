@NullMarked
package dev.zdm.runner;

import org.jspecify.annotations.NullMarked;
