package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Gate;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Wal.TableSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        Optional<Gate> gate = GateHandedIn.counted(phase);
        InForce files = InForce.of(phase);
        OptionalDouble wrote = files.walBytes();
        if (gate.isEmpty()) {
            return Ruling.broken("nothing was handed in before a file was applied");
        }
        if (files.files().isEmpty()) {
            return Ruling.broken("the runner has applied no file");
        }
        if (wrote.isEmpty()) {
            return Ruling.unproven("a file's session could not be asked how much log it wrote");
        }
        double size = size(phase);
        if (wrote.getAsDouble() < LOGGED * size) {
            return Ruling.broken(fills + " holds " + megabytes(size) + ", and your files wrote "
                    + megabytes(wrote.getAsDouble()) + " of log: something else filled it");
        }
        double said = gate.get().logBytesPerRow();
        double was = wrote.getAsDouble() * oneIn / phase.attempt().rows();
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
                        .mapToDouble(TableSize::bytes)
                        .sum();
    }

    private static String megabytes(double bytes) {
        return Wording.number(bytes / 1e6) + " MB";
    }
}
