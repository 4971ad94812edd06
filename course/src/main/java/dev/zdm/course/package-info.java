@NullMarked
package dev.zdm.course;

import org.jspecify.annotations.NullMarked;
