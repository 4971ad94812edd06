package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code lock-queue}: at one moment somebody was at work on the table, a session of the learner's waited behind them for
 * {@code mode}, and so many customers stood behind that session.
 */
record LockQueue(String table, LockMode mode, int atLeast) implements Check {

    @Override
    public String claim() {
        return Wording.count(atLeast, "customer") + " or more stood behind a statement of yours that itself waited for "
                + mode + " on " + table;
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<LockWait> waiting = phase.waits().stream()
                .filter(wait -> phase.isLearners(wait.victim()) && wait.isOn(table) && wait.mode() == mode)
                .filter(wait -> !wait.culprits().isEmpty())
                .toList();
        Optional<Queue> longest = waiting.stream()
                .map(wait -> Queue.behind(wait, phase))
                .max(Comparator.comparing(queue -> queue.customers.size()));
        if (longest.isEmpty()) {
            return phase.gaps().isEmpty()
                    ? Ruling.broken("no statement of yours has waited for " + mode + " on " + table)
                    : Ruling.unproven("no such queue was seen, but the recorder was not looking all the time");
        }
        Queue queue = longest.get();
        Ruling ruling = queue.customers.size() >= atLeast
                ? Ruling.kept(queue.told(phase), queue.fromTheFront())
                : Ruling.broken(queue.told(phase), queue.fromTheFront());
        return ruling.at(queue.moment);
    }

    /** @param customers those who stood behind the head at the moment when most did */
    private record Queue(LockWait head, Instant moment, List<LockWait> customers) {

        static Queue behind(LockWait head, Evidence phase) {
            Span inPhase = head.span().within(phase.span());
            List<LockWait> customers = phase.waits().stream()
                    .filter(wait -> phase.isCustomers(wait.victim()) && wait.isBehind(head.victim()))
                    .filter(wait -> wait.span().overlaps(inPhase))
                    .toList();
            // the most stand there at a moment in which one of them begins to wait
            return customers.stream()
                    .map(wait -> wait.began().isBefore(inPhase.from()) ? inPhase.from() : wait.began())
                    .map(moment -> new Queue(head, moment, standingAt(moment, customers)))
                    .max(Comparator.comparing(queue -> queue.customers.size()))
                    .orElse(new Queue(head, head.began(), List.of()));
        }

        private static List<LockWait> standingAt(Instant moment, List<LockWait> waits) {
            return waits.stream().filter(wait -> wait.span().contains(moment)).toList();
        }

        String told(Evidence phase) {
            return Wording.count(customers.size(), "customer") + " stood behind "
                    + Wording.statement(head.statement()) + " in " + Wording.session(head.victim()) + " "
                    + Wording.when(moment, phase);
        }

        List<String> fromTheFront() {
            List<String> order = new ArrayList<>();
            head.culprits().stream()
                    .sorted(Comparator.comparing(Culprit::depth).reversed())
                    .forEach(culprit -> order.add(
                            Wording.session(culprit.session()) + ": " + Wording.statement(culprit.statement())));
            order.add(Wording.session(head.victim()) + " waited for " + head.mode() + ": "
                    + Wording.statement(head.statement()));
            customers.stream()
                    .limit(3)
                    .forEach(customer -> order.add(Wording.session(customer.victim()) + " waited for " + customer.mode()
                            + ": " + Wording.statement(customer.statement())));
            return order;
        }
    }
}
