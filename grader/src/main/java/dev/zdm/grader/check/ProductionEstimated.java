package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Gate;
import java.time.Duration;

/**
 * {@code production-estimated}: the learner's hours for production are right within so many percent, and so is what follows from them. How
 * long a backfill takes there is the log that it writes divided by what the link to the standby carries.
 *
 * @param rows how many rows are to be filled in production
 * @param oneIn here it is one row for so many orders of the seed
 * @param linkMegabytes so many million bytes a second go to the standby there
 * @param withinPercent exactly so many percent off will do
 * @param limit what takes longer has to be split
 */
record ProductionEstimated(long rows, int oneIn, int linkMegabytes, int withinPercent, Duration limit)
        implements Check {

    @Override
    public String claim() {
        return "your hours for production are right within " + withinPercent
                + " %, and what you decided follows from them";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return Estimate.judge(phase, (gate, wrote) -> beside(gate, wrote, phase));
    }

    private Ruling beside(Gate gate, double wrote, Evidence phase) {
        double hours = Estimate.perRow(wrote, oneIn, phase) * rows / (linkMegabytes * 1e6) / 3_600;
        double said = gate.productionHours();
        String told = "you said " + Wording.number(said) + " h, and it is " + Wording.number(hours) + " h, "
                + Estimate.off(said, hours);
        if (!Estimate.isWithin(said, hours, withinPercent)) {
            return Ruling.broken(told);
        }
        boolean fits = said <= limit.toHours();
        if (gate.inOnePiece() != fits) {
            return Ruling.broken(told + "; " + Wording.number(said) + " h is "
                    + (fits ? "no more" : "more") + " than " + limit.toHours() + ", and you said that it "
                    + (gate.inOnePiece() ? "may run in one piece" : "has to be split"));
        }
        return Ruling.kept(told);
    }
}
