package dev.zdm.grader.evidence;

import java.time.Instant;

/** One line of an evidence file. {@code docs/evidence.md} says what each of them means. */
public sealed interface EvidenceLine
        permits RequestLine, LockLine, StatementLine, ProbeLine, ToolLine, Progress, Wal, Catalogue {

    /** The word by which a file tells its lines apart: {@code wait}. */
    String type();

    /** When the thing happened. */
    Instant at();
}
