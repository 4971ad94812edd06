package dev.zdm.course.help;

import dev.zdm.course.lessons.FileTexts;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Hints and solutions of a lab as a page shows them: HTML that is safe to be put into it. */
final class HelpText {

    private static final String FENCE = "`````";

    private final FileTexts<String> texts;
    private final FileTexts<String> listings;

    HelpText(Markdown markdown) {
        texts = FileTexts.html(markdown);
        listings = new FileTexts<>((file, text) -> FileTexts.html(markdown, file, fenced(file, text)));
    }

    private static String fenced(Path file, String text) {
        String language = file.toString().endsWith(".sql") ? "sql" : "text";
        return FENCE + language + "\n" + text.strip() + "\n" + FENCE + "\n";
    }

    /** Hint {@code number}, from 1. */
    String hint(Lab lab, int number) {
        return texts.of(lab.folder().resolve("hints/" + number + ".md"));
    }

    /** What all solutions have in common, and why they pass. */
    String why(Lab lab) {
        return texts.of(lab.folder().resolve("solution/WHY.md"));
    }

    List<SolutionView> solutions(Lab lab) {
        List<SolutionView> solutions = new ArrayList<>();
        for (Road road : lab.solutions()) {
            Path file = Path.of(road.file());
            Path folder = file.resolveSibling(road.name());
            solutions.add(new SolutionView(
                    road.name(), listings.of(file), Files.isDirectory(folder) ? listings(folder) : List.of()));
        }
        return solutions;
    }

    private List<SolutionView.Listing> listings(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new SolutionView.Listing(
                            folder.relativize(file).toString().replace('\\', '/'), listings.of(file)))
                    .toList();
        } catch (IOException e) {
            throw new LabProblem(folder + " cannot be read: " + e.getMessage(), "Get the files back.", e);
        }
    }
}
