package dev.zdm.grader.store;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The evidence of an attempt as far as it has come, and the moment as of which it can be judged. Of a running one, what the
 * learner did just before has to be in it: the shop is asked anew, by a file that the prober looks for, and the recorder is waited for.
 * One that has not been heard of for long is not: its silence is the answer.
 */
public record EvidenceNow(Evidence evidence, Instant asOf) {

    private static final String ASKED = "asked";
    private static final Duration SHOP_ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Duration RECORDER_ANSWERS_WITHIN = Duration.ofSeconds(3);
    private static final Duration LONG_SILENCE = Duration.ofSeconds(30);

    /** Fails with {@link LabProblem.Usage} when the folder holds no attempt. */
    public static EvidenceNow of(Path folder, Clock clock) {
        boolean isRunning = AttemptFile.read(folder).state() == Attempt.State.RUNNING
                && LineWatch.heartbeats(folder)
                        .newest()
                        .filter(clock.instant().minus(LONG_SILENCE)::isBefore)
                        .isPresent();
        if (isRunning) {
            askTheShop(folder, clock);
        }
        Instant now = clock.instant();
        boolean caughtUp = isRunning
                && LineWatch.heartbeats(folder)
                        .awaitLaterThan(now, RECORDER_ANSWERS_WITHIN)
                        .filter(now::isBefore)
                        .isPresent();
        Instant asOf = caughtUp || !isRunning ? now : now.plus(Evidence.HEARTBEAT_OVERDUE);
        return new EvidenceNow(EvidenceReader.read(folder), asOf);
    }

    /** Nobody probes an attempt that an older version began: then there is no file of probes, and nothing to wait for. */
    private static void askTheShop(Path folder, Clock clock) {
        if (!Files.exists(folder.resolve("probes.jsonl"))) {
            return;
        }
        Instant asked = clock.instant();
        try {
            Files.writeString(questionIn(folder), asked.toString());
        } catch (IOException e) {
            throw new LabProblem("cannot write into " + folder, "See that the folder is yours.", e);
        }
        LineWatch.audits(folder).awaitLaterThan(asked, SHOP_ANSWERS_WITHIN);
    }

    /** The file whose every change asks the prober to look at the shop. */
    public static Path questionIn(Path folder) {
        return folder.resolve(ASKED);
    }
}
