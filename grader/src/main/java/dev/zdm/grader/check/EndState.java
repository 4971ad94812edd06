package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Judges what is there at the end of a phase, when the recorder was there to see it. */
final class EndState {

    private EndState() {}

    static Ruling of(Evidence phase, Function<Catalogue, Ruling> judge) {
        return flaw(phase)
                .map(Ruling::unproven)
                .orElseGet(() -> phase.catalogueAtEnd()
                        .map(judge)
                        .orElseGet(() -> Ruling.unproven("the recorder took no snapshot of the catalogue")));
    }

    /** Why neither harmlessness nor the state at the end is proven, in words; empty when the evidence is whole. */
    static Optional<String> flaw(Evidence phase) {
        return phase.seenToTheEnd() ? phase.damage().stream().findFirst() : Optional.of(notSeen(phase));
    }

    /** What was seen of a whole phase is kept when there was somebody to see it. */
    static Ruling keptUnlessUnseen(String seen, Evidence phase) {
        return flaw(phase).map(Ruling::unproven).orElseGet(() -> Ruling.kept(seen));
    }

    /** Judges the table which had this name when the attempt began, whatever it is called now. */
    static Ruling ofTable(String name, Evidence phase, BiFunction<Catalogue, Table, Ruling> judge) {
        return of(
                phase,
                now -> tableAtStart(name, phase)
                        .map(table -> now.table(table.oid()).isPresent()
                                ? judge.apply(now, table)
                                : Ruling.broken("the table " + name + " is gone"))
                        .orElseGet(() -> noSuchTable(name)));
    }

    static Optional<Table> tableAtStart(String name, Evidence evidence) {
        return evidence.catalogueAtStart().flatMap(start -> start.table(name));
    }

    static Ruling noSuchTable(String name) {
        return Ruling.unproven("the shop had no table " + name + " when the attempt began");
    }

    static String notSeen(Evidence phase) {
        return phase.lastHeartbeat()
                .map(last -> "the recorder has not been heard of since " + Wording.clock(last))
                .orElse("the recorder has not been heard of at all");
    }
}
