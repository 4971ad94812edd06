/** What is going on at a stand right now, for the page's strip and lock graph and for {@code bin/lab watch}. */
@NullMarked
package dev.zdm.runner.live;

import org.jspecify.annotations.NullMarked;
