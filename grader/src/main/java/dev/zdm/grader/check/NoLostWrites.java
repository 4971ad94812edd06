package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Audit;
import dev.zdm.grader.evidence.Audit.LostWrite;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Glance;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code no-lost-writes}: the shop holds what customers were promised, as far as the sample goes. */
record NoLostWrites() implements Check {

    private static final Duration STALE = Duration.ofSeconds(30);
    private static final int EXAMPLES = 4;

    @Override
    public String claim() {
        return "no write that a customer was told is done is wrong or missing";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Glance> glances = phase.glancesSoFar();
        if (glances.size() > 1) {
            return late(glances, phase);
        }
        Optional<Audit> last = phase.audits().stream()
                .filter(audit -> Duration.between(audit.at(), phase.span().to()).compareTo(STALE) < 0)
                .reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return Ruling.unproven("nobody compared at the end of this phase");
        }
        Audit audit = last.get();
        if (audit.problem() != null) {
            return Ruling.unproven("what customers were promised could not be compared: " + audit.problem());
        }
        if (!audit.lost().isEmpty()) {
            return lost(audit, phase);
        }
        if (!glances.isEmpty()) {
            return Ruling.unproven(early(glances.get(0), phase));
        }
        return audit.compared() == 0
                ? Ruling.unproven("no customer had written anything yet")
                : Ruling.kept(Wording.count(audit.compared(), "acknowledged write") + " compared");
    }

    /** What is wrong or missing can be mended for as long as the phase goes on, so it tells of no time. */
    private static Ruling lost(Audit audit, Evidence phase) {
        return Ruling.broken(
                Wording.count(audit.lost().size(), "acknowledged write") + " lost of " + audit.compared()
                        + " compared: " + told(audit.lost().get(0), phase),
                audit.lost().stream()
                        .skip(1)
                        .limit(EXAMPLES)
                        .map(lost -> told(lost, phase))
                        .toList());
    }

    /** Once may be a chance that nobody thought of; twice is a habit, whatever the shop holds in the end. */
    private static Ruling late(List<Glance> glances, Evidence phase) {
        return Ruling.broken(
                        Wording.count(glances.size(), "acknowledged write") + " " + early(glances.get(0), phase),
                        glances.stream()
                                .skip(1)
                                .limit(EXAMPLES)
                                .map(glance -> told(glance.missing(), phase))
                                .toList())
                .during(glances.stream()
                        .map(glance -> new Span(glance.at(), glance.at()))
                        .toList());
    }

    private static String early(Glance glance, Evidence phase) {
        return "told before it was there: " + told(glance.missing(), phase);
    }

    private static String told(LostWrite lost, Evidence phase) {
        return lost.truth() + " of " + lost.table() + " " + lost.key() + " is "
                + (lost.found() == null ? "missing" : "'" + lost.found() + "'") + " and was promised to be '"
                + lost.expected() + "' (" + lost.request() + " of " + lost.app() + ", acknowledged "
                + Wording.when(lost.acknowledged(), phase) + ")";
    }
}
