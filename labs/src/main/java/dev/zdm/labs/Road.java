package dev.zdm.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A way through a lab, right or wrong, or what prepares a stand or goes on beside it: SQL that psql would run too,
 * with {@code -- @} directives. {@code docs/authoring.md} lists them.
 *
 * @param file where it was written, for messages
 * @param breaks the check that this road has to break, for a wrong answer
 */
public record Road(String file, Optional<String> breaks, List<Step> steps) {

    public Road {
        steps = List.copyOf(steps);
    }

    /** Reads a road from its file. Fails with {@link LabProblem}, naming file and line. */
    public static Road read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file + ": " + e.getMessage(), "Restore it from the repository.", e);
        }
    }

    /**
     * @param file how messages call it
     * @param text directives and SQL
     */
    public static Road parse(String file, String text) {
        return new RoadParser(file).parse(text);
    }

    /** The file's name without folder and ending: {@code no-guard}. */
    public String name() {
        String last = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
        return last.endsWith(".sql") ? last.substring(0, last.length() - ".sql".length()) : last;
    }
}
