package dev.zdm.runner.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** The data directory of a server that runs, as a base backup wants it: files may change, come and go while they are copied. */
interface ServerFiles {

    /** Folders that a copy begins with empty. */
    Set<String> LEFT_EMPTY =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_stat_tmp", "pg_subtrans", "log");

    Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    /** Copies all of it but what a copy does without. {@code folder} does not exist yet. */
    void copyTo(Path folder) throws IOException, SQLException;
}
