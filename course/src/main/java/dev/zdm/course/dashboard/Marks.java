package dev.zdm.course.dashboard;

import dev.zdm.runner.AttemptStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notices when an attempt or a phase begins or ends, and when an app version comes or goes. Not thread-safe. */
final class Marks {

    /** After such a break it is another shop, and its app versions are no deploy's. */
    private static final Duration BREAK = Duration.ofSeconds(2);

    private Instant last = Instant.MIN;
    private Set<String> versions = Set.of();
    private @Nullable AttemptStatus attempt;

    /**
     * @param label for a chart, short
     * @param text for a reader
     */
    record Mark(String label, String text) {}

    List<Mark> see(Instant at, Optional<AttemptStatus> current, Map<String, Integer> shares) {
        List<Mark> marks = new ArrayList<>(ofAttempt(current.filter(AttemptStatus::running)));
        Set<String> now = shares.entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!versions.isEmpty() && last.plus(BREAK).isAfter(at)) {
            now.stream()
                    .filter(version -> !versions.contains(version))
                    .forEach(version -> marks.add(
                            new Mark(version + " comes", "Deploy: " + version + " gets its first customers")));
            versions.stream()
                    .filter(version -> !now.contains(version))
                    .forEach(version ->
                            marks.add(new Mark(version + " gone", "Deploy: " + version + " has no customers left")));
        }
        versions = now;
        last = at;
        return marks;
    }

    private List<Mark> ofAttempt(Optional<AttemptStatus> running) {
        AttemptStatus before = attempt;
        AttemptStatus now = running.orElse(null);
        attempt = now;
        if (now == null) {
            return before == null
                    ? List.of()
                    : List.of(new Mark(
                            "lab " + before.lab().number() + " ends",
                            "Lab " + before.lab().number() + " ends"));
        }
        if (before == null || !before.folder().equals(now.folder()) || before.number() != now.number()) {
            return List.of(new Mark(
                    "lab " + now.lab().number() + " begins",
                    "Lab " + now.lab().number() + ", attempt " + now.number() + ", begins with phase "
                            + (now.phase() + 1) + title(now)));
        }
        return before.phase() == now.phase()
                ? List.of()
                : List.of(new Mark("phase " + (now.phase() + 1), "Phase " + (now.phase() + 1) + title(now)));
    }

    private static String title(AttemptStatus status) {
        return status.phase() < status.lab().phases().size()
                ? ": " + status.lab().phases().get(status.phase()).title()
                : "";
    }
}
