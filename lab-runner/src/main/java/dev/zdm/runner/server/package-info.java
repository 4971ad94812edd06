/** The PostgreSQL that stands live on: where it comes from, how it starts, stops and is found again. */
@NullMarked
package dev.zdm.runner.server;

import org.jspecify.annotations.NullMarked;
