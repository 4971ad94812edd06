package dev.zdm.grader.store;

import static java.util.Map.entry;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.grader.evidence.Audit;
import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.evidence.EvidenceLine;
import dev.zdm.grader.evidence.Gate;
import dev.zdm.grader.evidence.Glance;
import dev.zdm.grader.evidence.Heartbeat;
import dev.zdm.grader.evidence.HeldLock;
import dev.zdm.grader.evidence.JavaRun;
import dev.zdm.grader.evidence.LintRun;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.LongStatement;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.PoolSession;
import dev.zdm.grader.evidence.Probe;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.QueueDepth;
import dev.zdm.grader.evidence.Rehearsal;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.evidence.StandSession;
import dev.zdm.grader.evidence.StandbyWait;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.evidence.ToolRun;
import dev.zdm.grader.evidence.TrafficSecond;
import dev.zdm.grader.evidence.Transaction;
import dev.zdm.grader.evidence.Typed;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kinds of line one of an attempt's files may hold.
 *
 * @param fileName {@code locks.jsonl}
 * @param types what a line of each type is read as
 */
record LineTypes(String fileName, Map<String, Class<? extends EvidenceLine>> types) {

    private static final LineTypes REQUESTS = new LineTypes(
            "requests.jsonl",
            Map.of(
                    "session", PoolSession.class,
                    "second", TrafficSecond.class,
                    "failed", Request.class,
                    "slow", Request.class,
                    "deploy", Deploy.class));

    private static final LineTypes LOCKS = new LineTypes(
            "locks.jsonl",
            Map.of(
                    "session", StandSession.class,
                    "wait", LockWait.class,
                    "standby-wait", StandbyWait.class,
                    "held", HeldLock.class,
                    "long-statement", LongStatement.class,
                    "transaction", Transaction.class,
                    "queue", QueueDepth.class,
                    "heartbeat", Heartbeat.class,
                    "act", StandAct.class));

    private static final LineTypes STATEMENTS = new LineTypes(
            "statements.jsonl",
            Map.ofEntries(
                    entry("began", StatementLine.Began.class),
                    entry("done", StatementLine.Done.class),
                    entry("error", StatementLine.Failed.class),
                    entry("ddl-start", StatementLine.DdlStart.class),
                    entry("ddl-end", StatementLine.DdlEnd.class),
                    entry("dropped", StatementLine.Dropped.class),
                    entry("rewrite", StatementLine.Rewrite.class),
                    entry("proof", StatementLine.Proof.class),
                    entry("lock-log", StatementLine.LockLog.class),
                    entry("actor", StatementLine.ActorEvent.class)));

    private static final LineTypes PROBES =
            new LineTypes("probes.jsonl", Map.of("probe", Probe.class, "audit", Audit.class, "glance", Glance.class));

    static final LineTypes TOOLS = new LineTypes(
            "tools.jsonl",
            Map.ofEntries(
                    entry("tool", ToolRun.class),
                    entry("migration", Migration.class),
                    entry("rehearsal", Rehearsal.class),
                    entry("gate", Gate.class),
                    entry("lint", LintRun.class),
                    entry("deployer", Deployer.class),
                    entry("alert", AlertRun.class),
                    entry("drill", DrillMark.class),
                    entry("words", Words.class),
                    entry("java", JavaRun.class),
                    entry("edition", Edition.class),
                    entry("typed", Typed.class)));
    private static final LineTypes PROGRESS = new LineTypes("progress.jsonl", Map.of("progress", Progress.class));
    private static final LineTypes WAL = new LineTypes("wal.jsonl", Map.of("wal", Wal.class));
    private static final LineTypes CATALOGUE = new LineTypes("catalogue.jsonl", Map.of("catalogue", Catalogue.class));

    static final List<LineTypes> OF_ALL_FILES =
            List.of(REQUESTS, LOCKS, STATEMENTS, PROGRESS, WAL, CATALOGUE, PROBES, TOOLS);

    /** Those that the recorder and the workload make when an attempt begins. */
    static final List<LineTypes> OF_EVERY_RECORDING = List.of(REQUESTS, LOCKS, STATEMENTS, PROGRESS, WAL, CATALOGUE);

    LineTypes {
        types = Map.copyOf(types);
    }

    /** Null for a type that only a later version writes. */
    @Nullable
    Class<? extends EvidenceLine> named(String type) {
        return types.get(type);
    }
}
