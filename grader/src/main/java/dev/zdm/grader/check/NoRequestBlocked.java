package dev.zdm.grader.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code no-request-blocked}: no customer's request failed, or took longer than the limit, on the learner's account. A
 * request of exactly the limit is in time.
 *
 * @param longerThan 100 ms or more; the request log has no shorter ones
 */
record NoRequestBlocked(Duration longerThan) implements Check {

    private static final int EXAMPLES = 3;

    @Override
    public String claim() {
        return "no customer's request failed or took longer than " + Wording.length(longerThan) + " because of you";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Inquiry inquiry = Inquiry.into(phase);
        List<Harm> harm = inquiry.harm(longerThan);
        List<Harm> learners =
                harm.stream().filter(one -> one.witness().isPresent()).toList();
        if (!learners.isEmpty()) {
            return broken(learners, phase);
        }
        return whyUnproven(harm, inquiry, phase).orElseGet(() -> kept(harm, phase));
    }

    private static Ruling broken(List<Harm> harm, Evidence phase) {
        List<Deed> deeds = Deed.of(harm);
        List<String> proof = new ArrayList<>();
        deeds.stream().skip(1).forEach(deed -> proof.add(deed.told(phase)));
        deeds.get(0).worst(EXAMPLES).forEach(one -> proof.add(told(one, phase)));
        return Ruling.broken(deeds.get(0).told(phase), proof)
                .during(deeds.stream().map(Deed::span).toList());
    }

    private Optional<Ruling> whyUnproven(List<Harm> harm, Inquiry inquiry, Evidence phase) {
        List<String> reasons = new ArrayList<>();
        if (!phase.seenToTheEnd()) {
            reasons.add(EndState.notSeen(phase));
        }
        phase.damage().stream().findFirst().ifPresent(reasons::add);
        Traffic.flaw(phase).ifPresent(reasons::add);
        inquiry.mayHideRows().ifPresent(reasons::add);
        inquiry.computedOneSidedly(longerThan).ifPresent(reasons::add);
        harm.stream()
                .filter(one -> one.blame() instanceof Blame.Unknown)
                .limit(EXAMPLES)
                .forEach(one -> reasons.add(((Blame.Unknown) one.blame()).why() + ": " + told(one, phase)));
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(Ruling.unproven(reasons.get(0), reasons.subList(1, reasons.size())));
    }

    private Ruling kept(List<Harm> slowMachine, Evidence phase) {
        String seen =
                Traffic.done(phase) + " requests served, the slowest in " + Wording.length(Traffic.slowest(phase));
        return slowMachine.isEmpty()
                ? Ruling.kept(seen)
                : Ruling.kept(
                        seen,
                        List.of(Wording.count(slowMachine.size(), "request")
                                + " took longer than the limit, but no lock explains it: this machine was slow"));
    }

    private static String told(Harm harm, Evidence phase) {
        Session session = harm.session();
        return harm.what() + (session == null ? "" : ", session " + session.pid()) + ", "
                + harm.failure()
                        .map(failure -> "failed with " + failure + " after ")
                        .orElse("waited ")
                + Wording.length(harm.waited()) + " "
                + Wording.when(harm.span(), phase);
    }

    /** Everything that one statement of one session did to customers. */
    private record Deed(Witness witness, List<Harm> harm) {

        private record Key(
                @Nullable Session session, @Nullable String statement) {}

        /** The worst first. */
        static List<Deed> of(List<Harm> harm) {
            Map<Key, List<Harm>> byStatement = new LinkedHashMap<>();
            harm.forEach(one -> byStatement
                    .computeIfAbsent(key(one.witness().orElseThrow()), ignored -> new ArrayList<>())
                    .add(one));
            return byStatement.values().stream()
                    .map(same -> new Deed(same.get(0).witness().orElseThrow(), same))
                    .sorted(Comparator.comparing((Deed deed) -> deed.harm.size())
                            .reversed())
                    .toList();
        }

        private static Key key(Witness witness) {
            return new Key(witness.session(), witness.statement());
        }

        List<Harm> worst(int most) {
            return harm.stream()
                    .sorted(Comparator.comparing(Harm::waited).reversed())
                    .limit(most)
                    .toList();
        }

        /** The statement, its session, how many customers suffered, how and when. */
        String told(Evidence phase) {
            Session session = witness.session();
            return Wording.statement(witness.statement())
                    + (session == null ? "" : " in " + Wording.session(session)) + ": "
                    + String.join(", ", suffering()) + ", " + Wording.when(span(), phase);
        }

        private List<String> suffering() {
            List<String> suffering = new ArrayList<>();
            long slow = harm.stream().filter(one -> !one.failed()).count();
            if (slow > 0) {
                suffering.add(Wording.count(slow, "customer") + " waited behind it, the longest for "
                        + Wording.length(longest()));
            }
            Map<String, Long> failures = harm.stream()
                    .flatMap(one -> one.failure().stream())
                    .collect(groupingBy(failure -> failure, LinkedHashMap::new, counting()));
            failures.forEach(
                    (failure, times) -> suffering.add(Wording.count(times, "request") + " failed with " + failure));
            return suffering;
        }

        private Duration longest() {
            return Collections.max(
                    harm.stream().filter(one -> !one.failed()).map(Harm::waited).toList());
        }

        private Span span() {
            Instant first =
                    Collections.min(harm.stream().map(one -> one.span().from()).toList());
            Instant last =
                    Collections.max(harm.stream().map(one -> one.span().to()).toList());
            return new Span(first, last);
        }
    }
}
