package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time; both ends belong to it, so that a moment is a span too. */
public record Span(Instant from, Instant to) {

    public Span {
        if (to.isBefore(from)) {
            to = from;
        }
    }

    public static Span around(Instant moment, Duration margin) {
        return new Span(moment.minus(margin), moment.plus(margin));
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    public boolean overlaps(Span other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /** What both have in common; of no length when they do not overlap. */
    public Span within(Span other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return new Span(start, end);
    }

    /** The same time told without overlaps, earliest first. */
    public static List<Span> union(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).overlaps(next)) {
                Span previous = merged.get(last);
                merged.set(last, new Span(previous.from, next.to.isAfter(previous.to) ? next.to : previous.to));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** How much time the spans cover together, each moment counted once. */
    public static Duration covered(List<Span> spans) {
        return union(spans).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }
}
