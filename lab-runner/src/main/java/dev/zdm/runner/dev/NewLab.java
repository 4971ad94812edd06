package dev.zdm.runner.dev;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the folder of a lab that runs at once, and that says in each file what is still to be written. */
public final class NewLab {

    private static final Pattern NUMBER = Pattern.compile("(?:lab-)?0?(\\d{1,2})");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> FILES = List.of(
            "lab.yml",
            "README.md",
            "hints/1.md",
            "hints/2.md",
            "hints/3.md",
            "solution/guarded.sql",
            "solution/in-a-transaction.sql",
            "solution/WHY.md",
            "wrong/nothing-done.sql",
            "wrong/left-open.sql",
            "debrief.md");

    private NewLab() {}

    /**
     * @param labs the folder of all labs
     * @param number {@code lab-21} or {@code 21}
     * @param slug {@code rename-a-table}
     * @return the new folder
     * @throws LabProblem.Usage when no lab can be called that
     */
    public static Path make(Path labs, String number, String slug) {
        Matcher form = NUMBER.matcher(number);
        if (!form.matches() || form.group(1).equals("0")) {
            throw new LabProblem.Usage("No lab is numbered " + number + ".", "Write lab-1 to lab-99.");
        }
        if (!SLUG.matcher(slug).matches()) {
            throw new LabProblem.Usage(
                    "No lab is called " + slug + ".", "Use small letters, digits and single hyphens: rename-a-table.");
        }
        String prefix = String.format(Locale.ROOT, "lab-%02d-", Integer.parseInt(form.group(1)));
        refuseTaken(labs, prefix, slug);
        Path folder = labs.resolve(prefix + slug);
        String title = title(slug);
        for (String file : FILES) {
            write(folder.resolve(file), text(file).replace("{title}", title));
        }
        return folder;
    }

    private static void refuseTaken(Path labs, String prefix, String slug) {
        try (Stream<Path> all = Files.list(labs)) {
            List<String> names = all.map(path -> path.getFileName().toString()).toList();
            names.stream()
                    .filter(name -> name.startsWith(prefix) || name.matches("lab-\\d\\d-" + slug))
                    .findFirst()
                    .ifPresent(taken -> {
                        throw new LabProblem.Usage(
                                "There is " + taken + " already.", "Take another number, or another name.");
                    });
        } catch (IOException e) {
            throw new LabProblem("cannot read " + labs + ": " + e.getMessage(), "Start it in a checkout.", e);
        }
    }

    private static String title(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String text(String file) {
        try (InputStream in = NewLab.class.getResourceAsStream("new-lab/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks new-lab/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabProblem("cannot read new-lab/" + file, "Build the course anew.", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LabProblem("cannot write " + file + ": " + e.getMessage(), "See that you may write there.", e);
        }
    }
}
