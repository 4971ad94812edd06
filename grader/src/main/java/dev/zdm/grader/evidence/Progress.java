package dev.zdm.grader.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code progress.jsonl}: how far an index build is.
 *
 * @param command {@code CREATE INDEX CONCURRENTLY}
 * @param phase {@code waiting for writers before build}
 * @param indexOid 0 while there is none yet
 * @param lockerPid whom it waits for, 0 for nobody
 */
public record Progress(
        Instant at,
        Session session,
        String command,
        String phase,
        @Nullable String table,
        long tableOid,
        @Nullable String index,
        long indexOid,
        int lockerPid,
        long blocksDone,
        long blocksTotal,
        long tuplesDone,
        long tuplesTotal)
        implements EvidenceLine {

    @Override
    public String type() {
        return "progress";
    }

    public boolean isConcurrent() {
        return command.endsWith("CONCURRENTLY");
    }

    Progress in(Sessions sessions) {
        return new Progress(
                at,
                sessions.known(session),
                command,
                phase,
                table,
                tableOid,
                index,
                indexOid,
                lockerPid,
                blocksDone,
                blocksTotal,
                tuplesDone,
                tuplesTotal);
    }
}
