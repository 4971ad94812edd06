package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.TrafficSecond;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code apps-apart}: there was no second in which customers came to all of these app versions. */
record AppsApart(List<String> apps) implements Check {

    @Override
    public String claim() {
        return String.join(" and ", apps) + " never had customers at the same time";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Map<Instant, Set<String>> visited = phase.seconds().stream()
                .filter(second -> second.due() > 0)
                .collect(Collectors.groupingBy(
                        TrafficSecond::at,
                        TreeMap::new,
                        Collectors.mapping(second -> phase.versionOf(second.app()), Collectors.toSet())));
        List<Instant> together = visited.entrySet().stream()
                .filter(second -> second.getValue().containsAll(apps))
                .map(Map.Entry::getKey)
                .toList();
        if (!together.isEmpty()) {
            return Ruling.broken("they had in " + Wording.count(together.size(), "second") + ", first "
                            + Wording.when(together.get(0), phase))
                    .at(together.get(0));
        }
        return EndState.flaw(phase)
                .or(() -> Traffic.flaw(phase))
                .map(Ruling::unproven)
                .orElseGet(() -> Ruling.kept("in no second"));
    }
}
