package dev.zdm.grader.evidence;

/** A line of {@code probes.jsonl}: what the runner found when it asked the shop itself. */
public sealed interface ProbeLine extends EvidenceLine permits Probe, Audit, Glance {}
