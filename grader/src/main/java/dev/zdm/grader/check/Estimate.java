package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Gate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** What was said beforehand, beside what was measured afterwards. */
final class Estimate {

    private Estimate() {}

    /**
     * Judges the numbers that count beside the log that the files in force wrote, when there are both.
     *
     * @param rule gets the bytes
     */
    static Ruling judge(Evidence phase, BiFunction<Gate, Double, Ruling> rule) {
        Optional<Gate> gate = GateHandedIn.counted(phase);
        InForce files = InForce.of(phase);
        OptionalDouble wrote = files.walBytes();
        if (gate.isEmpty()) {
            return Ruling.broken("nothing was handed in before a file was applied");
        }
        if (files.files().isEmpty()) {
            return Ruling.broken("the runner has applied no file");
        }
        return wrote.isEmpty()
                ? Ruling.unproven("a file's session could not be asked how much log it wrote")
                : rule.apply(gate.get(), wrote.getAsDouble());
    }

    /** How many bytes a row costs when there is one for so many orders of the seed. */
    static double perRow(double bytes, int oneIn, Evidence phase) {
        return bytes * oneIn / phase.attempt().rows();
    }

    static boolean isWithin(double said, double measured, int percent) {
        return Math.abs(said - measured) * 100 <= percent * measured;
    }

    /** In words: {@code 12 % too low}. */
    static String off(double said, double measured) {
        long percent = measured == 0 ? 0 : Math.round(Math.abs(said - measured) * 100 / measured);
        return percent == 0 ? "no percent off" : percent + " % too " + (said < measured ? "low" : "high");
    }
}
