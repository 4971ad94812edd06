package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * {@code verdicts.jsonl} of one attempt: every verdict that was given on it. Several graders may append at once. A verdict by which somebody
 * accepted a regrade takes the place of all before it, which stay in the file.
 */
public final class VerdictFile {

    public static final String NAME = "verdicts.jsonl";

    private static final Set<String> WORDS = Set.of("passed", "failed", "unproven");
    private static final String REGRADED = "regraded";

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
     * @param actual what was seen, in a sentence
     */
    public record Claim(String phase, String check, Outcome outcome, String actual) {

        /** {@code guarded/nobody-blocked}. */
        public String name() {
            return phase + "/" + check;
        }
    }

    /** Fails with {@link LabProblem} when the folder cannot be written. */
    public static void append(Path attemptFolder, Attempt attempt, Help help, Verdict verdict, Instant given) {
        lines(attemptFolder).append("verdict", given, VerdictJson.node(attempt, help, verdict));
    }

    /**
     * A verdict that counts, with what became of each claim.
     *
     * @param asOf the moment of the attempt that it tells of; not before the attempt's end when it tells of all of it
     * @param word {@code passed}
     */
    public record Stated(Instant asOf, String word, List<Claim> claims) {

        public Stated {
            claims = List.copyOf(claims);
        }

        /** Whether both say the same, whenever they were given. */
        boolean saysAs(Stated other) {
            return word.equals(other.word) && claims.equals(other.claims);
        }

        static Stated of(Verdict verdict, Instant asOf) {
            return new Stated(
                    asOf,
                    verdict.word(),
                    verdict.findings().stream()
                            .map(finding ->
                                    new Claim(finding.phase(), finding.check(), finding.outcome(), finding.actual()))
                            .toList());
        }
    }

    /**
     * Takes the place of the verdicts before, which stay in the file.
     *
     * @param asOf the moment of the attempt that it tells of
     * @param by who accepted it
     */
    static void appendRegraded(
            Path attemptFolder, Attempt attempt, Help help, Verdict verdict, Instant asOf, String by, Instant given) {
        ObjectNode json = VerdictJson.node(attempt, help, verdict);
        json.putObject(REGRADED).put("by", by).put("asOf", Json.spelled(asOf));
        lines(attemptFolder).append("verdict", given, json);
    }

    /** The verdicts that count, the oldest first: all, or those since a regrade was accepted. None when there is no such file. */
    public static List<Given> given(Path attemptFolder) {
        return counting(attemptFolder).stream().map(VerdictFile::given).toList();
    }

    /** As {@link #given}, with what became of each claim. */
    static List<Stated> stated(Path attemptFolder) {
        return counting(attemptFolder).stream().map(VerdictFile::stated).toList();
    }

    /** Whether a regrade was accepted. */
    static boolean isRegraded(Path attemptFolder) {
        return counting(attemptFolder).stream().anyMatch(line -> line.has(REGRADED));
    }

    private static List<JsonNode> counting(Path attemptFolder) {
        List<JsonNode> all = lines(attemptFolder).read().stream()
                .filter(line -> line.hasNonNull("verdict") && line.hasNonNull("t"))
                .toList();
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).has(REGRADED)) {
                from = i;
            }
        }
        return all.subList(from, all.size());
    }

    private static Stated stated(JsonNode line) {
        JsonNode asOf = line.path(REGRADED).path("asOf");
        return new Stated(
                Json.instant(asOf.isTextual() ? asOf.asText() : line.path("t").asText()),
                line.path("verdict").asText(),
                claims(line));
    }

    /** Their words. */
    public static List<String> words(Path attemptFolder) {
        return given(attemptFolder).stream().map(Given::word).toList();
    }

    /**
     * The last verdict's word in a file that came from elsewhere, {@code passed}.
     *
     * @param file the content of such a file, whoever wrote it
     */
    public static Optional<String> lastWord(byte[] file) {
        return SharedLines.parsed(file).stream()
                .map(line -> line.path("verdict").asText())
                .filter(WORDS::contains)
                .reduce((earlier, later) -> later);
    }

    private static Given given(JsonNode line) {
        return new Given(
                Json.instant(line.path("t").asText()), line.path("verdict").asText(), claims(line));
    }

    private static List<Claim> claims(JsonNode line) {
        return StreamSupport.stream(line.path("findings").spliterator(), false)
                .flatMap(finding -> claim(finding).stream())
                .toList();
    }

    /** Empty when a later version says of it what this one does not know. */
    private static Optional<Claim> claim(JsonNode finding) {
        String word = finding.path("outcome").asText();
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.toString().equals(word))
                .findFirst()
                .map(outcome -> new Claim(
                        finding.path("phase").asText(),
                        finding.path("check").asText(),
                        outcome,
                        finding.path("actual").asText()));
    }

    private static SharedLines lines(Path attemptFolder) {
        return new SharedLines(attemptFolder.resolve(NAME));
    }
}
