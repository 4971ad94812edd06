package dev.zdm.grader.evidence;

/** A line of {@code locks.jsonl}, which the recorder samples from the server and its standby. */
public sealed interface LockLine extends EvidenceLine
        permits StandSession,
                LockWait,
                StandbyWait,
                HeldLock,
                LongStatement,
                Transaction,
                QueueDepth,
                Heartbeat,
                StandAct {}
