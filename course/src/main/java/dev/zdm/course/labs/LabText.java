package dev.zdm.course.labs;

import dev.zdm.course.lessons.FileTexts;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The texts of a lab's folder, as the page shows them. */
final class LabText {

    private final FileTexts<String> texts;

    LabText(Markdown markdown) {
        texts = FileTexts.html(markdown);
    }

    /** The task. */
    String brief(Lab lab) {
        return html(lab, "README.md")
                .orElseThrow(() ->
                        new LabProblem(lab.id() + " has no README.md.", "Get the file back: it is the lab's task."));
    }

    /** What is shown once the lab is passed; empty when the lab has none. */
    String debrief(Lab lab) {
        return html(lab, "debrief.md").orElse("");
    }

    private Optional<String> html(Lab lab, String name) {
        Path file = lab.folder().resolve(name);
        return Files.isRegularFile(file) ? Optional.of(texts.of(file)) : Optional.empty();
    }
}
