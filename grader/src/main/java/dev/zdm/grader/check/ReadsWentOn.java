package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.TrafficSecond;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code reads-went-on}: in the longest stretch in which the learner made writes wait, reads ended well and none of them
 * waited behind the learner.
 */
record ReadsWentOn() implements Check {

    @Override
    public String claim() {
        return "reads went on while you made writes wait";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Span> longest = Span.union(customers(Kind.WRITE, phase).stream()
                        .map(LockWait::span)
                        .toList())
                .stream()
                .map(span -> span.within(phase.span()))
                .max(Comparator.comparing(Span::length));
        return longest.map(stretch -> judge(stretch, phase).during(stretch))
                .orElseGet(() -> Ruling.broken("no write waited behind you, so there is nothing to compare"));
    }

    private static Ruling judge(Span stretch, Evidence phase) {
        String writesWaited = "writes waited " + Wording.when(stretch, phase);
        List<LockWait> readers = customers(Kind.READ, phase).stream()
                .filter(wait -> wait.span().overlaps(stretch))
                .toList();
        if (!readers.isEmpty()) {
            return Ruling.broken(
                    Wording.count(readers.size(), "read") + " waited behind you as well",
                    List.of(
                            writesWaited,
                            Wording.session(readers.get(0).victim()) + " waited for "
                                    + readers.get(0).mode() + " "
                                    + Wording.when(readers.get(0).began(), phase)));
        }
        List<TrafficSecond> seconds = phase.seconds().stream()
                .filter(second -> second.kind() == Kind.READ)
                .filter(second -> new Span(second.at(), second.at().plus(Duration.ofSeconds(1))).overlaps(stretch))
                .toList();
        long due = seconds.stream().mapToLong(TrafficSecond::due).sum();
        long done = seconds.stream().mapToLong(TrafficSecond::done).sum();
        return due > 0 && done * 2 >= due
                ? Ruling.kept(Wording.count(done, "read") + " ended well meanwhile", List.of(writesWaited))
                : Ruling.unproven(
                        "only " + done + " of " + due + " reads ended well meanwhile, and no lock explains it",
                        List.of(writesWaited));
    }

    private static List<LockWait> customers(Kind kind, Evidence phase) {
        return Inquiry.customersBehindLearner(phase)
                .filter(wait -> phase.serves(wait.victim(), kind))
                .toList();
    }
}
