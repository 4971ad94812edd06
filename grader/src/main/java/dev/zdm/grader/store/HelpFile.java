package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code help.jsonl}: what help a learner took, in an attempt's folder beside the evidence; nothing in it is evidence. Page and terminal may
 * append at once. Every method fails with {@link LabProblem} when the folder cannot be used.
 */
public final class HelpFile {

    public static final String NAME = "help.jsonl";

    private static final String HINT = "hint";
    private static final String SOLUTION = "solution";
    private static final String SKIP = "skip";

    private HelpFile() {}

    /** None when there is no such file. */
    public static Help read(Path folder) {
        TreeSet<Integer> hints = new TreeSet<>();
        boolean solution = false;
        boolean skipped = false;
        for (JsonNode line : lines(folder).read()) {
            switch (line.path("type").asText()) {
                case HINT -> hints.add(line.path("hint").asInt());
                case SOLUTION -> solution = true;
                case SKIP -> skipped = true;
                default -> {} // of a later version
            }
        }
        return new Help(hints, solution, skipped);
    }

    /** When help was last taken. */
    public static Optional<Instant> newest(Path folder) {
        return lines(folder).read().stream()
                .filter(line -> line.hasNonNull("t"))
                .map(line -> Json.instant(line.path("t").asText()))
                .max(Comparator.naturalOrder());
    }

    /** The learner saw a hint; to have seen it twice is to have seen it. */
    static void noteHint(Path folder, int number, Instant at) {
        if (!read(folder).hints().contains(number)) {
            lines(folder).append(HINT, at, values().put(HINT, number));
        }
    }

    /** The learner asked to see the solution. */
    static void noteSolution(Path folder, Instant at) {
        if (!read(folder).solutionSeen()) {
            lines(folder).append(SOLUTION, at, values());
        }
    }

    /** The stand walks this road in the learner's place: the attempt is skipped for good. */
    public static void noteSkip(Path attemptFolder, String road, Instant at) {
        lines(attemptFolder).append(SKIP, at, values().put("road", road));
    }

    /** What was seen elsewhere is known in this folder, too, since the same moment. */
    static void handOver(Path from, Path to) {
        Help known = read(to);
        for (JsonNode line : lines(from).read()) {
            boolean isNews = line.path("type").asText().equals(HINT)
                    ? !known.hints().contains(line.path("hint").asInt())
                    : line.path("type").asText().equals(SOLUTION) && !known.solutionSeen();
            if (isNews && line instanceof ObjectNode seen) {
                seen.remove(List.of("seq"));
                lines(to)
                        .append(
                                seen.remove("type").asText(),
                                Json.instant(seen.remove("t").asText()),
                                seen);
            }
        }
    }

    private static ObjectNode values() {
        return Json.MAPPER.createObjectNode();
    }

    private static SharedLines lines(Path folder) {
        return new SharedLines(folder.resolve(NAME));
    }
}
