package dev.zdm.runner;

import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Road;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which of the wrong answers are walked. Untouched labs and solutions always are. */
enum RoadChoice {
    /** Three for each lab, and each kind of check twice among all labs: what a developer and CI wait for. */
    FEW,
    /** One for each kind of check in a lab. */
    KINDS,
    /** Each. */
    ALL;

    private static final int OF_EACH_LAB = 3;
    private static final int OF_EACH_KIND = 2;

    static RoadChoice named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The wrong answers by lab, in the labs' order. */
    Map<Lab, List<Road>> of(List<Lab> labs) {
        Map<Lab, List<Road>> chosen = new LinkedHashMap<>();
        Map<String, Integer> walked = new HashMap<>();
        for (Lab lab : labs) {
            chosen.put(
                    lab,
                    switch (this) {
                        case ALL -> lab.wrongs();
                        case KINDS -> List.copyOf(firstByKind(lab).values());
                        case FEW -> few(lab, walked);
                    });
        }
        return chosen;
    }

    private static List<Road> few(Lab lab, Map<String, Integer> walked) {
        Map<String, Road> few = new LinkedHashMap<>();
        firstByKind(lab).forEach((kind, road) -> {
            if (few.size() < OF_EACH_LAB || walked.getOrDefault(kind, 0) < OF_EACH_KIND) {
                few.put(kind, road);
                walked.merge(kind, 1, Integer::sum);
            }
        });
        return List.copyOf(few.values());
    }

    /** One for each kind of check, where its claim comes first in the lab: that is the shortest road. */
    private static Map<String, Road> firstByKind(Lab lab) {
        List<String> claims = lab.checks().stream().map(CheckSpec::id).toList();
        Map<String, Road> first = new LinkedHashMap<>();
        lab.wrongs().stream()
                .sorted(Comparator.comparing(
                        road -> claims.indexOf(road.breaks().orElseThrow())))
                .forEach(road -> first.putIfAbsent(
                        lab.checks()
                                .get(claims.indexOf(road.breaks().orElseThrow()))
                                .kind(),
                        road));
        return first;
    }
}
