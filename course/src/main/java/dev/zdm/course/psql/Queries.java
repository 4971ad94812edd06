package dev.zdm.course.psql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The questions to the catalogue, kept as files beside this class. A line that ends in <code>--[word]</code> is sent
 * only when that word is wanted, and <code>:'word'</code> stands for a value.
 */
final class Queries {

    private static final Pattern CONDITION = Pattern.compile("\\s*--\\[(\\w+)\\]$");
    private static final Pattern VALUE = Pattern.compile(":'(\\w+)'");

    private Queries() {}

    static String text(String name, Set<String> wanted, Map<String, String> values) {
        String lines = read(name + ".sql")
                .lines()
                .filter(line -> !line.startsWith("--"))
                .map(line -> isWanted(line, wanted) ? CONDITION.matcher(line).replaceFirst("") : "")
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
        return VALUE.matcher(lines)
                .replaceAll(value -> Matcher.quoteReplacement(literal(values.getOrDefault(value.group(1), ""))));
    }

    private static boolean isWanted(String line, Set<String> wanted) {
        Matcher condition = CONDITION.matcher(line);
        return !condition.find() || wanted.contains(condition.group(1));
    }

    /** Means the same whatever standard_conforming_strings is. */
    private static String literal(String value) {
        return "E'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String read(String file) {
        try (InputStream resource = Queries.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("no query " + file);
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the query " + file, e);
        }
    }
}
