package dev.zdm.course.proof;

import dev.zdm.labs.LabProblem;
import dev.zdm.labs.LabRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file of a lesson that can be shown and run at once, and says where something is still to be written. */
final class NewLesson {

    private static final Pattern NAME = Pattern.compile("\\d{2}-[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int NUMBER_AND_HYPHEN = 3;

    private NewLesson() {}

    /**
     * @param lessons the folder of all lessons
     * @param name {@code 51-vacuum-at-noon}
     * @throws LabProblem.Usage when no lesson can be called that
     */
    static Path make(Path lessons, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new LabProblem.Usage(
                    "No lesson is called '" + name + "'.",
                    "Write two digits and a slug: bin/lessons new 51-vacuum-at-noon");
        }
        try (Stream<Path> all = Files.list(lessons)) {
            all.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name.substring(0, NUMBER_AND_HYPHEN)))
                    .findFirst()
                    .ifPresent(taken -> {
                        throw new LabProblem.Usage("There is " + taken + " already.", "Take another number.");
                    });
            String words = name.substring(NUMBER_AND_HYPHEN).replace('-', ' ');
            String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
            return Files.writeString(lessons.resolve(name + ".md"), text().replace("{title}", title));
        } catch (IOException e) {
            throw new LabProblem(
                    "the lesson cannot be written to " + lessons + ": " + e.getMessage(),
                    "See that you may write there.",
                    e);
        }
    }

    private static String text() throws IOException {
        try (InputStream in = NewLesson.class.getResourceAsStream("new-lesson.md")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks new-lesson.md");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where a lesson says that something is still to be written: file and line. */
    static List<String> missing(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> missing = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(LabRules.TO_WRITE)) {
                    missing.add(
                            "course/lessons/" + file.getFileName() + ":" + (i + 1) + ": this is still to be written");
                }
            }
            return missing;
        } catch (IOException e) {
            throw new LabProblem(file + " cannot be read: " + e.getMessage(), "See that it is there.", e);
        }
    }
}
