package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code requests-waited}: so many requests of customers waited behind the learner. They are counted twice over, as waits
 * for locks and as slow requests, and the larger number holds.
 *
 * @param kind reads or writes only
 */
record RequestsWaited(Optional<Kind> kind, int atLeast) implements Check {

    @Override
    public String claim() {
        return Wording.count(atLeast, what()) + " or more waited behind you";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<LockWait> waits = Inquiry.customersBehindLearner(phase)
                .filter(wait ->
                        kind.map(wanted -> phase.serves(wait.victim(), wanted)).orElse(true))
                .toList();
        long requests = waitedRequests(phase);
        long seen = Math.max(waits.size(), requests);
        String told = seen == 0 ? "none was seen" : Wording.count(seen, what()) + " waited behind you";
        if (seen >= atLeast) {
            return Ruling.kept(told, longest(waits, phase).stream().toList());
        }
        return phase.gaps().isEmpty()
                ? Ruling.broken(told, longest(waits, phase).stream().toList())
                : Ruling.unproven(told + ", but the recorder was not looking all the time");
    }

    private long waitedRequests(Evidence phase) {
        Inquiry inquiry = Inquiry.into(phase);
        return phase.requests().stream()
                .filter(request -> !request.wasTurnedAway())
                .filter(request -> kind.map(wanted -> wanted == request.kind()).orElse(true))
                .filter(request -> waitedBehindLearner(inquiry, request))
                .count();
    }

    private static boolean waitedBehindLearner(Inquiry inquiry, Request request) {
        return inquiry.blame(request, Duration.ZERO) instanceof Blame.Learner learner
                && learner.witness().how() == Witness.How.IN_THE_WAY;
    }

    private String what() {
        return kind.map(Kind::toString).orElse("request");
    }

    private static Optional<String> longest(List<LockWait> waits, Evidence phase) {
        return waits.stream().max(Comparator.comparing(LockWait::lasted)).map(wait -> {
            var culprit = wait.culprit(one -> phase.isLearnersDoing(wait, one)).orElseThrow();
            return "the longest " + Wording.length(wait.lasted()) + " for " + wait.mode()
                    + (wait.relation() == null ? "" : " on " + wait.relation()) + ", behind "
                    + Wording.statement(culprit.statement()) + " in " + Wording.session(culprit.session()) + ", "
                    + Wording.when(wait.began(), phase);
        });
    }
}
