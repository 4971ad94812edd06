package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Probe;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code sql} and {@code sql-always}: the lab's own query, which the runner asked of the shop, found no violation: at the end of the
 * phase, or whenever it was asked.
 *
 * @param id of the claim, by which its answers are found
 * @param always whether it has to hold all the time
 */
record ShopAnswer(String id, boolean always) implements Check {

    /** The shop is asked just before the end of a phase, or every few seconds, and a long query takes its time. */
    private static final Duration STALE = Duration.ofSeconds(30);

    @Override
    public String claim() {
        return always ? "the shop never showed a violation" : "the shop shows no violation";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return always
                ? judgeAll(answers(id, phase).toList(), phase)
                : atTheEnd(id, phase, answer -> judgeLast(answer, phase));
    }

    private static Ruling judgeAll(List<Probe> answers, Evidence phase) {
        Optional<Probe> violation =
                answers.stream().filter(answer -> answer.rows() > 0).findFirst();
        if (violation.isPresent()) {
            return violated(violation.get(), phase);
        }
        List<Instant> answered = answers.stream()
                .filter(answer -> answer.problem() == null)
                .map(Probe::at)
                .toList();
        if (answered.isEmpty()) {
            return Ruling.unproven("the shop was never asked in this phase");
        }
        return EndState.flaw(phase)
                .or(() -> silence(answered, phase)
                        .map(silent -> "the shop gave no answer " + Wording.when(silent, phase)))
                .map(Ruling::unproven)
                .orElseGet(() -> Ruling.kept("asked " + Wording.count(answered.size(), "time") + ", never violated"));
    }

    /** A stretch of the phase in which it could have been otherwise, and nobody would know. */
    private static Optional<Span> silence(List<Instant> answered, Evidence phase) {
        Instant last = phase.span().from();
        for (Instant next :
                Stream.concat(answered.stream(), Stream.of(phase.span().to())).toList()) {
            Span between = new Span(last, next);
            if (between.length().minus(phase.suspendedIn(between)).compareTo(STALE) > 0) {
                return Optional.of(between);
            }
            last = next;
        }
        return Optional.empty();
    }

    /**
     * What a claim makes of the answer that it got at the end of the phase; unproven when there is none.
     *
     * @param id of the claim
     */
    static Ruling atTheEnd(String id, Evidence phase, Function<Probe, Ruling> judge) {
        Optional<Probe> last = answers(id, phase)
                .filter(answer ->
                        Duration.between(answer.at(), phase.span().to()).compareTo(STALE) < 0)
                .reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return Ruling.unproven("the shop was not asked at the end of this phase");
        }
        Probe answer = last.get();
        return answer.problem() != null
                ? Ruling.unproven("the shop could not be asked: " + answer.problem())
                : judge.apply(answer);
    }

    private static Stream<Probe> answers(String id, Evidence phase) {
        return phase.probes().stream().filter(probe -> probe.check().equals(id));
    }

    private static Ruling judgeLast(Probe answer, Evidence phase) {
        if (answer.rows() > 0) {
            return violated(answer, phase);
        }
        return Ruling.kept(answer.says().isEmpty() ? "asked, and nothing was found" : String.join("; ", answer.says()));
    }

    private static Ruling violated(Probe answer, Evidence phase) {
        String first = answer.says().isEmpty() ? "" : ": " + answer.says().get(0);
        return Ruling.broken(
                Wording.count(answer.rows(), "violation") + first + ", " + Wording.when(answer.at(), phase),
                answer.says().stream().skip(1).toList());
    }
}
