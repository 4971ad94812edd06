package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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
     * @param claims what it said of each, in the lab's order
     */
    public record Given(Instant at, String word, List<Claim> claims) {

        public Given {
            claims = List.copyOf(claims);
        }

        /** Phase and check of the first broken claim, {@code guarded/nobody-blocked}. */
        public Optional<String> broken() {
            return claims.stream()
                    .filter(claim -> claim.outcome() == Outcome.BROKEN)
                    .findFirst()
                    .map(Claim::name);
        }
    }

    /**
     * What a verdict said of one claim.
     *
     * @param phase the id of the phase that makes it
     * @param check its id in the lab
     */
    public record Claim(String phase, String check, Outcome outcome) {

        /** {@code guarded/nobody-blocked}. */
        public String name() {
            return phase + "/" + check;
        }
    }

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
        List<Claim> claims = StreamSupport.stream(line.path("findings").spliterator(), false)
                .flatMap(finding -> claim(finding).stream())
                .toList();
        return new Given(
                Json.instant(line.path("t").asText()), line.path("verdict").asText(), claims);
    }

    /** Empty when a later version says of it what this one does not know. */
    private static Optional<Claim> claim(JsonNode finding) {
        String word = finding.path("outcome").asText();
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.toString().equals(word))
                .findFirst()
                .map(outcome -> new Claim(
                        finding.path("phase").asText(), finding.path("check").asText(), outcome));
    }

    private static SharedLines lines(Path attemptFolder) {
        return new SharedLines(attemptFolder.resolve(NAME));
    }
}
