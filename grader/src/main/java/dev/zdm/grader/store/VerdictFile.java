package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code verdicts.jsonl} of one attempt: every verdict that was given on it. Several graders may append at once. */
public final class VerdictFile {

    public static final String NAME = "verdicts.jsonl";

    private VerdictFile() {}

    /**
     * A verdict that was given.
     *
     * @param word {@code passed}
     * @param broken phase and check of the first broken claim, {@code guarded/nobody-blocked}
     */
    public record Given(Instant at, String word, Optional<String> broken) {}

    /** Fails with {@link LabProblem} when the folder cannot be written. */
    public static void append(Path attemptFolder, Attempt attempt, Help help, Verdict verdict, Instant given) {
        lines(attemptFolder).append("verdict", given, VerdictJson.node(attempt, help, verdict));
    }

    /** The verdicts given so far, the oldest first; none when there is no such file. */
    public static List<Given> given(Path attemptFolder) {
        return lines(attemptFolder).read().stream()
                .filter(line -> line.hasNonNull("verdict") && line.hasNonNull("t"))
                .map(VerdictFile::given)
                .toList();
    }

    /** Their words. */
    public static List<String> words(Path attemptFolder) {
        return given(attemptFolder).stream().map(Given::word).toList();
    }

    private static Given given(JsonNode line) {
        Optional<String> broken = StreamSupport.stream(line.path("findings").spliterator(), false)
                .filter(finding -> finding.path("outcome").asText().equals("broken"))
                .map(finding -> finding.path("phase").asText() + "/"
                        + finding.path("check").asText())
                .findFirst();
        return new Given(
                Json.instant(line.path("t").asText()), line.path("verdict").asText(), broken);
    }

    private static SharedLines lines(Path attemptFolder) {
        return new SharedLines(attemptFolder.resolve(NAME));
    }
}
