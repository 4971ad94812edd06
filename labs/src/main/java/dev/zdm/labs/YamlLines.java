package dev.zdm.labs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** In which line of a YAML file something stands. Immutable. */
public final class YamlLines {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final Map<String, Integer> byPath;
    private final Map<String, Integer> byId;

    private YamlLines(Map<String, Integer> byPath, Map<String, Integer> byId) {
        this.byPath = byPath;
        this.byId = byId;
    }

    /** Where a value is while a file is read: a mapping's key, or a place in a list. */
    private static final class Level {
        private final String path;
        private final boolean list;
        private int index;
        private String key = "";

        Level(String path, boolean list) {
            this.path = path;
            this.list = list;
        }

        String here() {
            if (list) {
                return path + "[" + index + "]";
            }
            return path.isEmpty() ? key : path + "." + key;
        }
    }

    /** @param text of the file; what comes after its first fault is not known */
    public static YamlLines of(String text) {
        Map<String, Integer> byPath = new HashMap<>();
        Map<String, Integer> byId = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            Deque<Level> levels = new ArrayDeque<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                note(token, parser, levels, byPath, byId);
            }
        } catch (IOException e) {
            return new YamlLines(byPath, byId);
        }
        return new YamlLines(byPath, byId);
    }

    private static void note(
            JsonToken token,
            JsonParser parser,
            Deque<Level> levels,
            Map<String, Integer> byPath,
            Map<String, Integer> byId)
            throws IOException {
        Level level = levels.peek();
        int line = parser.currentTokenLocation().getLineNr();
        if (token == JsonToken.FIELD_NAME && level != null) {
            level.key = parser.currentName();
            byPath.putIfAbsent(level.here(), line);
            return;
        }
        if (token.isStructEnd()) {
            levels.pop();
        } else {
            String path = level == null ? "" : level.here();
            byPath.putIfAbsent(path, line);
            if (level != null && !level.list && level.key.equals("id")) {
                byId.putIfAbsent(parser.getText(), line);
            }
            if (token.isStructStart()) {
                levels.push(new Level(path, token == JsonToken.START_ARRAY));
                return;
            }
        }
        Level around = levels.peek();
        if (around != null && around.list) {
            around.index++;
        }
    }

    /**
     * @param path {@code phases[0].checks[2].id}; of what is not there, the line of what is around it
     * @param otherwise what to answer when nothing of it is there
     */
    public int of(String path, int otherwise) {
        String known = path;
        while (!known.isEmpty()) {
            Integer line = byPath.get(known);
            if (line != null) {
                return line;
            }
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return otherwise;
    }

    /** The line in which the check, phase or actor of this id says so; 1 when there is none. */
    public int ofId(String id) {
        return byId.getOrDefault(id, 1);
    }

    /** The line that a sentence is about, by the paths and ids that it names; 1 when it names none. */
    public int about(String sentence) {
        return byPath.keySet().stream()
                .filter(path -> !path.isEmpty() && names(sentence, path))
                .max(Comparator.comparingInt(String::length))
                .map(path -> byPath.getOrDefault(path, 1))
                .or(() -> byId.keySet().stream()
                        .filter(id -> names(sentence, id))
                        .max(Comparator.comparingInt(String::length))
                        .map(this::ofId))
                .orElse(1);
    }

    private static boolean names(String sentence, String word) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(sentence)
                .find();
    }
}
