package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Request;
import java.time.Duration;
import java.util.List;

/**
 * {@code requests-failed}: so many requests of one app version failed with these errors on the learner's account.
 *
 * @param sqlstates {@code 42703}, …
 */
record RequestsFailed(String app, List<String> sqlstates, int atLeast) implements Check {

    private static final String CACHED_PLAN = "0A000";

    @Override
    public String claim() {
        return "because of you " + atLeast + " requests of " + app + " or more failed with "
                + String.join(" or ", sqlstates);
    }

    /** 0A000 is every feature that is not supported; as harm of a change only a prepared statement's lost plan counts. */
    private static boolean isWhatItSeems(Request request) {
        return !CACHED_PLAN.equals(request.sqlstate())
                || String.valueOf(request.message()).contains("cached plan");
    }

    @Override
    public Ruling judge(Evidence phase) {
        Inquiry inquiry = Inquiry.into(phase);
        List<Request> all = phase.requests().stream()
                .filter(Request::failed)
                .filter(request -> request.app().equals(app))
                .filter(request -> request.sqlstate() != null && sqlstates.contains(request.sqlstate()))
                .filter(RequestsFailed::isWhatItSeems)
                .toList();
        List<Request> failed = all.stream()
                .filter(request -> inquiry.blame(request, Duration.ZERO) instanceof Blame.Learner)
                .toList();
        String seen = Wording.count(failed.size(), "request") + " of " + app + " failed so";
        if (failed.size() >= atLeast) {
            Request first = failed.get(0);
            return Ruling.kept(
                    seen, List.of(first.request() + ": " + first.message() + ", " + Wording.when(first.at(), phase)));
        }
        if (all.size() >= atLeast) {
            return Ruling.unproven(seen + ", of " + all.size() + " in all");
        }
        if (!phase.damage().isEmpty()) {
            return Ruling.unproven(seen + ", but the log is damaged");
        }
        return Traffic.flaw(phase)
                .map(flaw -> Ruling.unproven(seen + "; " + flaw))
                .orElseGet(() -> Ruling.broken(seen));
    }
}
