package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.TrafficSecond;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code apps-served}: these app versions all served customers in the same seconds, and in so many of them. */
record AppsServed(List<String> apps, Duration atLeast) implements Check {

    @Override
    public String claim() {
        return String.join(" and ", apps) + " served customers " + (apps.size() > 1 ? "side by side " : "") + "for "
                + Wording.length(atLeast) + " or longer";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Map<Instant, Set<String>> serving = phase.seconds().stream()
                .filter(second -> second.done() > 0)
                .collect(Collectors.groupingBy(
                        TrafficSecond::at,
                        Collectors.mapping(second -> phase.versionOf(second.app()), Collectors.toSet())));
        long together = serving.values().stream()
                .filter(served -> served.containsAll(apps))
                .count();
        String seen = "they did in " + Wording.count(together, "second");
        if (Duration.ofSeconds(together).compareTo(atLeast) >= 0) {
            return Ruling.kept(seen);
        }
        return Traffic.flaw(phase)
                .or(() -> phase.damage().stream().findFirst())
                .map(flaw -> Ruling.unproven(seen + "; " + flaw))
                .orElseGet(() -> Ruling.broken(seen));
    }
}
