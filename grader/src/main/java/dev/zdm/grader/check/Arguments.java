package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.labs.Durations;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The arguments of one check as a lab wrote them. Each is asked for by name; one of the wrong shape, one that is missing
 * and one that nobody asked for are told as a {@link LabProblem} that names file and check.
 */
final class Arguments {

    private final String where;
    private final String checkId;
    private final boolean reachesBack;
    private final Map<String, Object> values;
    private final List<String> asked = new ArrayList<>();

    /** @param where file, check and kind, for errors */
    Arguments(String where, String checkId, boolean reachesBack, Map<String, Object> values) {
        this.where = where;
        this.checkId = checkId;
        this.reachesBack = reachesBack;
        this.values = values;
    }

    /** By which the lab names the check. */
    String checkId() {
        return checkId;
    }

    /** Whether the claim holds from an earlier phase on. */
    boolean reachesBack() {
        return reachesBack;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "a name"));
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(value -> {
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
            throw wrong(name, value, "a name");
        });
    }

    Duration duration(String name) {
        return optionalDuration(name).orElseThrow(() -> missing(name, "a duration such as 250ms"));
    }

    Optional<Duration> optionalDuration(String name) {
        return optional(name)
                .map(value -> Durations.parse(String.valueOf(value))
                        .orElseThrow(() -> wrong(name, value, "a duration such as 250ms or 3s")));
    }

    int atLeastOne(String name) {
        Object value = optional(name).orElseThrow(() -> missing(name, "a number"));
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw wrong(name, value, "a number above 0");
    }

    Optional<Boolean> flag(String name) {
        return optional(name).map(value -> {
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw wrong(name, value, "true or false");
        });
    }

    List<String> columns(String name) {
        Object value = optional(name).orElseThrow(() -> missing(name, "a list of columns such as [user_id]"));
        return columns(name, value);
    }

    List<List<String>> optionalColumnLists(String name) {
        Object value = optional(name).orElse(List.of());
        if (value instanceof List<?> lists) {
            return lists.stream().map(list -> columns(name, list)).toList();
        }
        throw wrong(name, value, "a list of lists of columns such as [[user_id], [status, created_at]]");
    }

    private List<String> columns(String name, Object value) {
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(name, value, "a list of columns such as [user_id]");
    }

    List<String> texts(String name) {
        List<String> texts = optionalTexts(name);
        if (texts.isEmpty()) {
            throw missing(name, "a list such as [v1, v2]");
        }
        return texts;
    }

    String oneOf(String name, Collection<String> known) {
        String value = text(name);
        if (!known.contains(value)) {
            throw notOneOf(name, value, known);
        }
        return value;
    }

    List<String> optionalTexts(String name) {
        Object value = optional(name).orElse(List.of());
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(name, value, "a list such as [CREATE INDEX]");
    }

    LockMode mode(String name) {
        String mode = text(name);
        return LockMode.named(mode).orElseThrow(() -> notOneOf(name, mode, spelled(LockMode.values())));
    }

    Optional<Kind> optionalKind(String name) {
        return optionalText(name)
                .map(kind -> Arrays.stream(Kind.values())
                        .filter(known -> known.toString().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> notOneOf(name, kind, spelled(Kind.values()))));
    }

    /** Only the learner can be blamed so far; the word is written out so that a claim reads as a sentence. */
    void byLearner() {
        String by = text("by");
        if (!by.equals("learner")) {
            throw notOneOf("by", by, List.of("learner"));
        }
    }

    LabProblem wrong(String name, Object value, String expected) {
        return new LabProblem(where + ": " + name + " is " + value, "Write " + expected + ".");
    }

    /** To be called when all have been asked for. */
    void nothingElse() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                throw new LabProblem(
                        where + " has no argument " + name,
                        asked.isEmpty() ? "It has none at all." : nearest(name, asked));
            }
        }
    }

    private Optional<Object> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }

    private LabProblem missing(String name, String expected) {
        return new LabProblem(where + " needs " + name, "Write " + expected + ". See docs/authoring.md.");
    }

    private LabProblem notOneOf(String name, String value, Collection<String> known) {
        return new LabProblem(where + ": " + name + " is " + value, nearest(value, known));
    }

    /** Which of the right words a wrong one is nearest to, and all of them. */
    static String nearest(String wrong, Collection<String> known) {
        return "Did you mean " + NearestName.to(wrong, known).orElse("nothing") + "? There are "
                + String.join(", ", known) + ".";
    }

    private static List<String> spelled(Object[] values) {
        return Arrays.stream(values).map(Object::toString).collect(Collectors.toList());
    }
}
