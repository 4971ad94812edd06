package dev.zdm.workload.traffic;

import java.time.Instant;

/**
 * A session of the server. Process ids come again; together with its start a session is told apart for ever.
 *
 * @param pid its server process
 * @param started its {@code backend_start}
 * @param role the role that it logged in as
 */
public record Session(int pid, Instant started, String role) {}
