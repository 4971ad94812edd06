package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Column;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code requests-failed}: so many requests of one app version failed with these errors on the learner's account.
 *
 * @param sqlstates {@code 42703}, …
 */
record RequestsFailed(String app, List<String> sqlstates, int atLeast) implements Check {

    private static final String CACHED_PLAN = "0A000";
    private static final Pattern MISSING_COLUMN = Pattern.compile("^column \"?(?:\\w+\\.)*(\\w+)\"?.* does not exist");
    /** The catalogue is compared twice a second. */
    private static final Duration SNAPSHOT_LATE = Duration.ofSeconds(1);

    @Override
    public String claim() {
        return "because of you " + atLeast + " requests of " + app + " or more failed with "
                + String.join(" or ", sqlstates);
    }

    /**
     * 0A000 is every feature that is not supported; as harm of a change only a prepared statement's lost plan counts. And anybody's trigger can raise
     * 42703: a column that was there all the time was missed by nobody.
     */
    private static boolean isWhatItSeems(Request request, Evidence phase) {
        String message = String.valueOf(request.message());
        if (CACHED_PLAN.equals(request.sqlstate())) {
            return message.contains("cached plan");
        }
        Matcher missing = MISSING_COLUMN.matcher(message);
        return !missing.find() || !wasThereAllTheTime(missing.group(1), request.span(), phase);
    }

    private static boolean wasThereAllTheTime(String column, Span around, Evidence phase) {
        Span seen = new Span(around.from().minus(SNAPSHOT_LATE), around.to().plus(SNAPSHOT_LATE));
        List<Column> before = phase.catalogueAtStart().stream()
                .flatMap(start -> start.columns().stream())
                .filter(one -> one.name().equals(column))
                .toList();
        Stream<Catalogue> snapshots = Stream.concat(
                phase.catalogueAt(seen.from()).stream(),
                phase.whole().cataloguesSoFar().stream().filter(snapshot -> seen.contains(snapshot.at())));
        return !before.isEmpty()
                && snapshots.allMatch(snapshot -> before.stream()
                        .allMatch(one -> snapshot.column(one.tableOid(), column).isPresent()));
    }

    @Override
    public Ruling judge(Evidence phase) {
        Inquiry inquiry = Inquiry.into(phase);
        List<Request> all = phase.requests().stream()
                .filter(Request::failed)
                .filter(request -> request.app().equals(app))
                .filter(request -> request.sqlstate() != null && sqlstates.contains(request.sqlstate()))
                .filter(request -> isWhatItSeems(request, phase))
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
