package dev.zdm.grader.check;

import static java.util.stream.Collectors.toSet;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.TrafficSecond;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a time that something of the learner's took is the learner's alone. On a machine that has other work to do everything
 * takes longer; customers who wait for nobody tell how much.
 */
final class Machine {

    /** Half of the customers who read take that many times as long as before the attempt, and the machine is slow. */
    private static final int SLOW = 2;

    /** Below that nobody is slow, however quick they were before. */
    private static final Duration NOTICEABLE = Duration.ofMillis(5);

    /** Beyond so many times the limit a machine that is merely slow is no excuse. */
    private static final int BEYOND_EXCUSE = 2;

    /** When more than one of so many customers waited behind the learner, their median says nothing about the machine. */
    private static final int WAITING = 10;

    /** So many customers who stood still at once, each in a session of its own, are no accident: for each that waited behind the learner, too. */
    private static final int WITNESSES = 3;

    private Machine() {}

    /**
     * What to say of those that took longer than the limit; empty when none did. It is broken by the longest that was the learner's
     * alone, and unproven when the machine excuses all of them.
     *
     * @param span when one of them happened
     * @param told one of them in words
     */
    static <T> Optional<Ruling> overstepped(
            List<T> all, Function<T, Span> span, Function<T, String> told, Duration atMost, Evidence phase) {
        List<T> tooLong = all.stream()
                .filter(one -> span.apply(one).length().compareTo(atMost) > 0)
                .sorted(Comparator.comparing(one -> span.apply(one).length(), Comparator.reverseOrder()))
                .toList();
        Optional<Ruling> unproven = Optional.empty();
        for (T one : tooLong) {
            Optional<String> excuse = excuse(span.apply(one), atMost, phase);
            if (excuse.isEmpty()) {
                return Optional.of(Ruling.broken(told.apply(one)).during(span.apply(one)));
            }
            unproven = unproven.or(() -> Optional.of(Ruling.unproven(told.apply(one) + "; " + excuse.get())));
        }
        return unproven;
    }

    private static Optional<String> excuse(Span took, Duration atMost, Evidence phase) {
        return slow(took, atMost, phase)
                .or(() -> standstill(took, took.length().minus(atMost), phase.whole(), request -> true));
    }

    /**
     * Whether the machine stood still for all the time that was too much, as when its disk takes no more: then customers who wait for nobody
     * stood still just as long.
     *
     * @param witnesses whose requests may tell of it
     */
    static Optional<String> standstill(Span took, Duration tooMuch, Evidence whole, Predicate<Request> witnesses) {
        Set<Session> waited = whole.waits().stream()
                .filter(wait -> wait.span().overlaps(took))
                .map(LockWait::victim)
                .collect(toSet());
        long stood = whole.requests().stream()
                .filter(witnesses)
                .filter(request ->
                        !request.standby() && request.session() != null && !waited.contains(request.session()))
                .filter(request -> request.span().within(took).length().compareTo(tooMuch) >= 0)
                .map(Request::session)
                .distinct()
                .count();
        long behindLearner =
                behindLearner(took, whole).map(LockWait::victim).distinct().count();
        return stood < WITNESSES * Math.max(1, behindLearner)
                ? Optional.empty()
                : Optional.of("the machine stood still just then: requests of " + stood
                        + " customers who waited for nobody took as long as this was too long");
    }

    private static Stream<LockWait> behindLearner(Span took, Evidence whole) {
        return Inquiry.customersBehindLearner(whole).filter(wait -> wait.span().overlaps(took));
    }

    private static Optional<String> slow(Span took, Duration atMost, Evidence phase) {
        if (took.length().compareTo(atMost.multipliedBy(BEYOND_EXCUSE)) > 0) {
            return Optional.empty();
        }
        return phase.baseline()
                .map(baseline -> baseline.p50().multipliedBy(SLOW))
                .map(usual -> usual.compareTo(NOTICEABLE) < 0 ? NOTICEABLE : usual)
                .filter(usual -> isSlow(took, usual, phase.whole()))
                .map(usual -> "the machine was slow just then: half of the customers who read took longer than "
                        + Wording.length(usual) + ", at least " + SLOW + " times as long as before the attempt");
    }

    private static boolean isSlow(Span took, Duration usual, Evidence whole) {
        List<TrafficSecond> seconds = whole.seconds().stream()
                .filter(second -> second.done() > 0)
                .filter(second ->
                        took.overlaps(new Span(second.at(), second.at().plusSeconds(1))))
                .toList();
        List<TrafficSecond> reads =
                seconds.stream().filter(second -> second.kind() == Kind.READ).toList();
        long served = seconds.stream().mapToLong(TrafficSecond::done).sum();
        long waited = behindLearner(took, whole).count();
        return !reads.isEmpty()
                && reads.stream().allMatch(second -> second.p50().compareTo(usual) > 0)
                && waited * WAITING <= served;
    }
}
