package dev.zdm.runner.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.zdm.grader.evidence.Gate;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** {@code bin/lab gate}: hands in the numbers of the learner's {@code gate.yml}. The last ones before the shop is touched count. */
public final class HandIn implements Tool {

    private static final String FILE = "gate.yml";
    private static final String LOG = "log_bytes_per_row";
    private static final String HOURS = "production_hours";
    private static final String ONE_PIECE = "in_one_piece";
    private static final double HIGHEST = 1e9;

    @Override
    public String purpose() {
        return "hand in the numbers of your gate.yml";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage(
                    "gate does not know '" + String.join(" ", arguments) + "'.", "Your numbers go into " + FILE + ".");
        }
        JsonNode said = read(bench);
        Gate gate = new Gate(Instant.now(), number(said, LOG), number(said, HOURS), flag(said, ONE_PIECE));
        bench.note(gate);
        says.accept("Handed in: " + gate.logBytesPerRow() + " bytes of log a row, " + gate.productionHours()
                + " h in production, " + (gate.inOnePiece() ? "in one piece." : "to be split."));
        return 0;
    }

    private static JsonNode read(Workbench bench) {
        String text = bench.work()
                .text(FILE)
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no " + bench.work().folder().resolve(FILE) + ".",
                        "bin/lab work --anew gives you all files again."));
        try {
            JsonNode said = new YAMLMapper().readTree(text);
            if (said.isObject()) {
                return said;
            }
        } catch (JsonProcessingException e) {
            throw new LabProblem.Usage(
                    FILE + " cannot be read: " + e.getOriginalMessage(), "Write one line for each: " + LOG + ": 12.5");
        }
        throw new LabProblem.Usage(FILE + " says nothing.", "Write one line for each: " + LOG + ": 12.5");
    }

    private static double number(JsonNode said, String key) {
        JsonNode value = said.path(key);
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > HIGHEST) {
            throw new LabProblem.Usage(
                    FILE + ": " + key + " is '" + value.asText() + "', which is no number from 0 on.",
                    "Write " + key + ": 12.5");
        }
        return value.asDouble();
    }

    private static boolean flag(JsonNode said, String key) {
        JsonNode value = said.path(key);
        if (!value.isBoolean()) {
            throw new LabProblem.Usage(
                    FILE + ": " + key + " is '" + value.asText() + "', which is neither true nor false.",
                    "Write " + key + ": true");
        }
        return value.asBoolean();
    }
}
