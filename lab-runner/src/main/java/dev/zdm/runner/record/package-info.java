/**
 * The flight recorder: while an attempt runs it samples the server and reads its log, and writes both down as evidence. It judges
 * nothing, never waits for a user's lock and never reads a user's table.
 */
@NullMarked
package dev.zdm.runner.record;

import org.jspecify.annotations.NullMarked;
