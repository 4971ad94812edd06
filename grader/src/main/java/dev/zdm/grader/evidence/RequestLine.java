package dev.zdm.grader.evidence;

/** A line of {@code requests.jsonl}, which the workload writes. */
public sealed interface RequestLine extends EvidenceLine permits PoolSession, TrafficSecond, Request, Deploy {}
