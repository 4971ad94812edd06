@NullMarked
package dev.zdm.workload;

import org.jspecify.annotations.NullMarked;
