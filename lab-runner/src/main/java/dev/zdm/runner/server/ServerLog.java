package dev.zdm.runner.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server that does not run any more has written into its own JSON log. */
final class ServerLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST = 20;

    private ServerLog() {}

    /** The last lines of the newest file, each as {@code SEVERITY: message}; empty when there is no log. */
    static String lastWords(Path data) throws IOException {
        Optional<Path> newest = newest(data.resolve("log"));
        if (newest.isEmpty()) {
            return "";
        }
        List<String> lines = Files.readAllLines(newest.get());
        return lines.subList(Math.max(0, lines.size() - LAST), lines.size()).stream()
                .map(ServerLog::words)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).max(Comparator.comparing(Path::getFileName));
        }
    }

    private static String words(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.path("error_severity").asText() + ": "
                    + json.path("message").asText();
        } catch (IOException torn) {
            return line;
        }
    }
}
