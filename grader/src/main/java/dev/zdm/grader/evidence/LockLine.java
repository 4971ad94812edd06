package dev.zdm.grader.evidence;

/** A line of {@code locks.jsonl}, which the recorder samples from the server. */
public sealed interface LockLine extends EvidenceLine
        permits StandSession, LockWait, HeldLock, LongStatement, Transaction, QueueDepth, Heartbeat {}
