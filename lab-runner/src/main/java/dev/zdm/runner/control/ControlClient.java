package dev.zdm.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Calls the verbs of the running process. */
public final class ControlClient {

    private final ProcessFile process;

    private ControlClient(ProcessFile process) {
        this.process = process;
    }

    /** @throws LabProblem when nothing runs, with how to start it */
    public static ControlClient find(Home home) {
        return new ControlClient(ProcessFile.read(home.processFile())
                .orElseThrow(() -> new LabProblem.Unfit(
                        "Nothing is running here: no stand, no server.", "Start it with bin/lab up.", null)));
    }

    /**
     * Calls a verb and waits for its end.
     *
     * @param progress hears how far the work is
     * @param lines gets every other line that comes before the last one
     * @return what the verb answered
     * @throws LabProblem the problem that the verb ended with
     */
    public JsonNode call(String verb, JsonNode arguments, Progress progress, Consumer<JsonNode> lines) {
        try {
            URL url = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + process.control()
                            + "/" + verb)
                    .toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Authorization", "Bearer " + process.token());
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(ControlServer.JSON.writeValueAsBytes(arguments));
            }
            if (connection.getResponseCode() != 200) {
                throw new LabProblem(
                        "The running process does not know '" + verb + "'.",
                        "It may be of an older build: bin/lab down, then bin/lab up.");
            }
            return answer(connection, progress, lines);
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "The running process (" + process.pid() + ") does not answer: " + e.getMessage(),
                    "Stop it with bin/lab down, then start it again with bin/lab up.",
                    e);
        }
    }

    private static JsonNode answer(HttpURLConnection connection, Progress progress, Consumer<JsonNode> lines)
            throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                JsonNode line = ControlServer.JSON.readTree(text);
                if (line.has("ok")) {
                    return line.get("ok");
                }
                if (line.has("problem")) {
                    throw new ProblemThere(line.get("problem"));
                }
                JsonNode step = line.get("progress");
                if (step == null) {
                    lines.accept(line);
                } else {
                    progress.at(
                            step.path("step").asText(),
                            step.path("done").asLong(),
                            step.path("total").asLong());
                }
            }
        }
        throw new IOException("it stopped in the middle of its answer");
    }

    /** A problem that the process told us of, with its own exit code. */
    private static final class ProblemThere extends LabProblem {

        private static final long serialVersionUID = 1L;

        private final int exitCode;

        ProblemThere(JsonNode problem) {
            super(problem.path("what").asText(), problem.path("do").asText());
            this.exitCode = problem.path("exit").asInt(70);
        }

        @Override
        public int exitCode() {
            return exitCode;
        }
    }
}
