package dev.zdm.runner.sql;

import java.time.Instant;

/**
 * The server process behind a session. Process numbers come back, so only both together are its identity.
 *
 * @param pid its process number on the server
 * @param started when it began, as {@code pg_stat_activity.backend_start} says
 */
public record Backend(int pid, Instant started) {}
