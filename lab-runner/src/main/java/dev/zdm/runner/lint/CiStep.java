package dev.zdm.runner.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.zdm.labs.LabProblem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One step of {@code ci.yml}: a call of squawk. What a shell would make of it is read, and no shell is started.
 *
 * @param arguments of squawk
 * @param canFail whether the build fails with it: not behind {@code || true}, nor with continue-on-error
 */
record CiStep(List<String> arguments, boolean canFail) {

    static final String FILE = "ci.yml";

    private static final Pattern CALL = Pattern.compile("squawk\\b(.*?)\\s*((?:\\|\\||;)\\s*(?:true|exit 0))?");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./*?\\[\\]=,:+-]+");
    private static final Set<String> OPTIONS = Set.of(
            "-e",
            "--exclude",
            "-i",
            "--include",
            "--exclude-path",
            "--pg-version",
            "--reporter",
            "-c",
            "--config",
            "--assume-in-transaction",
            "--no-error-on-unmatched-pattern",
            "--verbose");
    private static final Set<String> KEYS = Set.of("name", "run", "continue-on-error");
    private static final Set<String> OTHER_COMMANDS = Set.of("server", "help", "upload-to-github");

    /** Fails with {@link LabProblem.Usage} when CI itself could not read it, or it does something else. */
    static List<CiStep> read(String text) {
        JsonNode steps;
        try {
            steps = new YAMLMapper().readTree(text).path("steps");
        } catch (JsonProcessingException e) {
            throw new LabProblem.Usage(FILE + " cannot be read: " + e.getOriginalMessage(), "Mend its indentation.");
        }
        if (!steps.isArray() || steps.isEmpty()) {
            throw new LabProblem.Usage(
                    FILE + " has no steps.", "Write steps: and below it - name: lint, run: squawk migrations/*.sql");
        }
        List<CiStep> read = new ArrayList<>();
        for (JsonNode step : steps) {
            read.add(of(step));
        }
        return read;
    }

    private static CiStep of(JsonNode step) {
        step.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new LabProblem.Usage(
                        FILE + ": a step here knows no '" + key + "'.", "It knows name, run and continue-on-error.");
            }
        });
        String run = step.path("run").asText("").strip();
        Matcher call = CALL.matcher(run);
        if (!call.matches()) {
            throw new LabProblem.Usage(
                    FILE + ": '" + run + "' is no call of squawk.", "A step here runs squawk with options and paths.");
        }
        List<String> words = Arrays.stream(call.group(1).strip().split("\\s+"))
                .map(word -> word.replaceAll("^['\"]|['\"]$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        words.forEach(CiStep::requireHarmless);
        boolean goesOn = step.path("continue-on-error").asBoolean(false);
        return new CiStep(words, call.group(2) == null && !goesOn);
    }

    /** Whether one of its paths names this file, as squawk would find it. */
    boolean looksAt(String file) {
        return arguments.stream().filter(word -> !word.startsWith("-")).anyMatch(word -> {
            String path = word.startsWith("./") ? word.substring(2) : word;
            return Stream.of(path, path.replace("**/", ""))
                    .anyMatch(glob -> FileSystems.getDefault()
                            .getPathMatcher("glob:" + glob)
                            .matches(Path.of(file)));
        });
    }

    /** Files that it is told to take its settings from. */
    List<String> settings() {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if ((word.equals("-c") || word.equals("--config")) && i + 1 < arguments.size()) {
                named.add(arguments.get(i + 1));
            } else if (word.startsWith("--config=") || word.startsWith("-c=")) {
                named.add(word.substring(word.indexOf('=') + 1));
            }
        }
        return named;
    }

    private static void requireHarmless(String word) {
        String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if ((word.startsWith("-") && !OPTIONS.contains(option))
                || !PLAIN_WORD.matcher(word).matches()
                || word.startsWith("/")
                || word.contains("..")
                || OTHER_COMMANDS.contains(word)) {
            throw new LabProblem.Usage(
                    FILE + ": '" + word + "' is not for a step here.",
                    "Write squawk, its options, and paths inside your folder; no shell reads it.");
        }
    }
}
