package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * {@code rolled-back}: customers came to the new app version, then for a while to the old one alone, and then to the new one again. What
 * counts is who served them, not what was ordered.
 *
 * @param atLeast how long each of the three lasted
 */
record RolledBack(String from, String to, Duration atLeast) implements Check {

    @Override
    public String claim() {
        return from + " served customers, then " + to + " alone for " + Wording.length(atLeast) + ", then " + from
                + " again";
    }

    @Override
    public Ruling judge(Evidence phase) {
        SortedMap<Instant, Set<String>> serving = new TreeMap<>();
        phase.seconds().stream()
                .filter(second -> second.done() > 0)
                .forEach(second -> serving.computeIfAbsent(second.at(), unused -> new TreeSet<>())
                        .add(phase.versionOf(second.app())));
        List<Predicate<Set<String>>> stages =
                List.of(apps -> apps.contains(from), apps -> apps.equals(Set.of(to)), apps -> apps.contains(from));
        int reached = 0;
        int seconds = 0;
        for (Set<String> apps : serving.values()) {
            if (reached < stages.size() && stages.get(reached).test(apps)) {
                seconds++;
                if (Duration.ofSeconds(seconds).compareTo(atLeast) >= 0) {
                    reached++;
                    seconds = 0;
                }
            } else if (reached > 0
                    && reached < stages.size()
                    && stages.get(reached - 1).test(apps)) {
                seconds = 0;
            }
        }
        if (reached == stages.size()) {
            return Ruling.kept("they did");
        }
        String missing = reached == 0
                ? from + " did not serve for " + Wording.length(atLeast)
                : reached == 1
                        ? to + " alone did not serve for " + Wording.length(atLeast) + " after " + from
                        : from + " did not come back for " + Wording.length(atLeast);
        return Traffic.flaw(phase)
                .or(() -> phase.damage().stream().findFirst())
                .map(flaw -> Ruling.unproven(missing + "; " + flaw))
                .orElseGet(() -> Ruling.broken(missing));
    }
}
