package dev.zdm.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Notes for {@code bin/attacks} what was tried and what came of it, in the folder that the system property {@code zdm.attacks} names. */
final class Tried {

    private static final @Nullable String FOLDER = System.getProperty("zdm.attacks");

    private Tried() {}

    /** To be called when what came of it has been seen. */
    static synchronized void note(String attack, String how, String outcome) {
        if (FOLDER == null) {
            return;
        }
        String line = String.join(" | ", cell(attack), "`" + cell(how) + "`", cell(outcome));
        try {
            Files.writeString(
                    Path.of(FOLDER).resolve("web"),
                    "| " + line + " |\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").replace('`', '\'');
    }
}
