package dev.zdm.grader.evidence;

/** A line of {@code tools.jsonl}: what the stand did with the learner's work files. */
public sealed interface ToolLine extends EvidenceLine
        permits ToolRun,
                Migration,
                Rehearsal,
                Gate,
                Deployer,
                LintRun,
                AlertRun,
                DrillMark,
                Words,
                JavaRun,
                Edition,
                Typed {}
