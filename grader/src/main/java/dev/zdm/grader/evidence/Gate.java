package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * What the learner says a migration will be like, handed in with {@code bin/lab gate}.
 *
 * @param logBytesPerRow how many bytes of write-ahead log its files write for each row that they fill
 * @param productionHours how long they take in production
 * @param inOnePiece whether they may run there as they are; otherwise they have to be split
 */
public record Gate(Instant at, double logBytesPerRow, double productionHours, boolean inOnePiece) implements ToolLine {

    @Override
    public String type() {
        return "gate";
    }
}
