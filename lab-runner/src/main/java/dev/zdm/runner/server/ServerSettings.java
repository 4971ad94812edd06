package dev.zdm.runner.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a PostgreSQL server, as they lie beside this class in files of the server's own format.
 *
 * @param text the file
 */
record ServerSettings(String text) {

    /** What every server is set to, since labs and verdicts count on it. */
    static ServerSettings evidence() {
        return in("evidence.conf");
    }

    /** What a server is set to that is ours from its start to its end. */
    static ServerSettings own() {
        return in("own.conf");
    }

    private static ServerSettings in(String resource) {
        try (InputStream settings = ServerSettings.class.getResourceAsStream(resource)) {
            if (settings == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new ServerSettings(new String(settings.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name and value, without quotes, in the file's order. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    String value = line.substring(equals + 1).strip();
                    values.put(
                            line.substring(0, equals).strip(),
                            value.startsWith("'") ? value.substring(1, value.length() - 1) : value);
                });
        return values;
    }

    /** As arguments of {@code postgres}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        values().forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
