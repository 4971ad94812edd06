package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;
import java.util.regex.Pattern;

/** {@code no-invalid-index}: every index in the database is valid, ready and live at the end of the phase. */
record NoInvalidIndex() implements Check {

    private static final Pattern REINDEX_LEFTOVER = Pattern.compile(".*_cc(new|old)\\d*");

    @Override
    public String claim() {
        return "no index in the database is INVALID";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.of(phase, now -> judge(now, phase));
    }

    private static Ruling judge(Catalogue now, Evidence phase) {
        List<Index> unusable =
                now.indexes().stream().filter(index -> !index.works()).toList();
        if (unusable.isEmpty()) {
            return Ruling.kept("each of the " + now.indexes().size() + " indexes is valid, ready and live");
        }
        return Ruling.broken(
                what(unusable.get(0), phase),
                unusable.stream().map(index -> Wording.index(index, now)).toList());
    }

    private static String what(Index index, Evidence phase) {
        if (Builds.isAtWorkOn(index, phase)) {
            return index.name() + " is still being built";
        }
        return REINDEX_LEFTOVER.matcher(index.name()).matches()
                ? index.name() + ", which an interrupted REINDEX CONCURRENTLY left behind, is INVALID"
                : index.name() + " is INVALID";
    }
}
