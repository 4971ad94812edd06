/** App versions as data: which requests there are, and what each sends. */
@NullMarked
package dev.zdm.workload.app;

import org.jspecify.annotations.NullMarked;
