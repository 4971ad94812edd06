package dev.zdm.workload.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What stands in a {@code requests.jsonl}. */
record LoggedTraffic(List<JsonNode> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static LoggedTraffic in(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return new LoggedTraffic(lines);
    }

    LoggedTraffic of(String type) {
        return where(line -> line.get("type").asText().equals(type));
    }

    LoggedTraffic kind(String kind) {
        return where(line -> line.get("kind").asText().equals(kind));
    }

    LoggedTraffic where(Predicate<JsonNode> condition) {
        return new LoggedTraffic(lines.stream().filter(condition).toList());
    }

    long sum(String key) {
        return lines.stream().mapToLong(line -> line.get(key).asLong()).sum();
    }

    double max(String key) {
        return lines.stream()
                .mapToDouble(line -> line.get(key).asDouble())
                .max()
                .orElse(0);
    }

    List<String> texts(String key) {
        return lines.stream().map(line -> line.get(key).asText()).toList();
    }

    List<Long> numbers(String key) {
        return lines.stream().map(line -> line.get(key).asLong()).toList();
    }
}
