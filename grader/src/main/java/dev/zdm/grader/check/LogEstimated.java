package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Gate;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Wal.TableSize;
import java.util.List;

/**
 * {@code log-estimated}: for each row that they fill the files wrote as much write-ahead log as the learner had said, within so many percent.
 * Their sessions are asked themselves, so that it does not matter who else writes.
 *
 * @param fills the table that they fill: what it holds was written by them
 * @param oneIn it has one row for so many orders of the seed
 * @param withinPercent exactly so many percent off will do
 */
record LogEstimated(String fills, int oneIn, int withinPercent) implements Check {

    /** Whatever is in a new table was logged in full; its size is told every second, and a page is rarely full. */
    private static final double LOGGED = 0.7;

    @Override
    public String claim() {
        return "your estimate of the log that a row costs is right within " + withinPercent + " %";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return Estimate.judge(phase, (gate, wrote) -> beside(gate, wrote, phase));
    }

    private Ruling beside(Gate gate, double wrote, Evidence phase) {
        double size = size(phase);
        if (wrote < LOGGED * size) {
            return Ruling.broken(fills + " holds " + megabytes(size) + ", and your files wrote " + megabytes(wrote)
                    + " of log: something else filled it");
        }
        double said = gate.logBytesPerRow();
        double was = Estimate.perRow(wrote, oneIn, phase);
        String told = "you said " + Wording.number(said) + " bytes a row, and it was " + Wording.number(was) + ", "
                + Estimate.off(said, was);
        return Estimate.isWithin(said, was, withinPercent) ? Ruling.kept(told) : Ruling.broken(told);
    }

    private double size(Evidence phase) {
        List<Wal> seconds = phase.wal();
        return seconds.isEmpty()
                ? 0
                : seconds.get(seconds.size() - 1).tables().stream()
                        .filter(table -> table.table().equals(fills))
                        .mapToDouble(TableSize::allBytes)
                        .sum();
    }

    private static String megabytes(double bytes) {
        return Wording.number(bytes / 1e6) + " MB";
    }
}
