package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code requests-refused}: so many customers were turned away with 503, because the pool stood behind the learner. */
record RequestsRefused(int atLeast) implements Check {

    @Override
    public String claim() {
        return Wording.count(atLeast, "customer") + " or more got a 503, because the pool stood behind you";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Inquiry inquiry = Inquiry.into(phase);
        List<Request> turnedAway =
                phase.requests().stream().filter(Request::wasTurnedAway).toList();
        List<Request> byLearner = turnedAway.stream()
                .filter(request -> inquiry.blame(request, Duration.ZERO) instanceof Blame.Learner)
                .toList();
        String told = Wording.count(byLearner.size(), "customer") + " got a 503 while the pool stood behind you";
        if (byLearner.size() >= atLeast) {
            Instant first = byLearner.get(0).at();
            return Ruling.kept(told, List.of("the first " + Wording.when(first, phase)))
                    .at(first);
        }
        if (turnedAway.size() >= atLeast) {
            return Ruling.unproven(told + ", of " + turnedAway.size() + " in all");
        }
        return Traffic.flaw(phase)
                .map(flaw -> Ruling.unproven(told + "; " + flaw))
                .orElseGet(() -> Ruling.broken(told));
    }
}
