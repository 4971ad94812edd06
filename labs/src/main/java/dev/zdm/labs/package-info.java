@NullMarked
package dev.zdm.labs;

import org.jspecify.annotations.NullMarked;
