package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one customer suffered: a request that failed or took too long, or one that stands still and is not in the request
 * log yet.
 *
 * @param what the request in words: {@code place-order of v1}
 * @param session the customer's connection, null when it never got one
 * @param span from when the request was due, or its wait began, to its end, or to when it was last seen waiting
 * @param failure SQLSTATE or 503 and the message, empty when it was only slow
 */
record Harm(String what, @Nullable Session session, Span span, Optional<String> failure, Blame blame) {

    static Harm of(Request request, Blame blame) {
        Optional<String> failure = request.failed()
                ? Optional.of((request.wasTurnedAway() ? "503" : request.sqlstate()) + " " + request.message())
                : Optional.empty();
        String what = request.request() + " of " + request.app() + (request.standby() ? " on the standby" : "");
        return new Harm(what, request.session(), request.span(), failure, blame);
    }

    /** Of a request that stands still, as far as its wait is known. */
    static Harm of(Session standing, Span inPhase, Blame blame) {
        return new Harm("a request", standing, inPhase, Optional.empty(), blame);
    }

    Duration waited() {
        return span.length();
    }

    boolean failed() {
        return failure.isPresent();
    }

    Optional<Witness> witness() {
        return blame instanceof Blame.Learner learner ? Optional.of(learner.witness()) : Optional.empty();
    }
}
