package dev.zdm.grader.cli;

import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The attempts of one learner: {@code $ZDM_HOME/attempts/<learner>/<lab>/<n>/}. */
final class Learner {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final Path folder;

    /** @param home {@code $ZDM_HOME} */
    Learner(Path home, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new LabProblem.Usage(
                    "no learner can be called " + name, "Set ZDM_LEARNER to letters and digits, or unset it.");
        }
        this.folder = home.resolve("attempts").resolve(name);
    }

    /** The folder of the attempt that was started last. */
    Optional<Path> current() {
        Path file = folder.resolve("current");
        try {
            return Files.exists(file)
                    ? Optional.of(folder.resolve(Files.readString(file).strip()))
                            .filter(LabFolder::holdsAttempt)
                    : Optional.empty();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it.", e);
        }
    }

    /** What the learner did at a lab. */
    LabFolder at(Lab lab) {
        return new LabFolder(folder.resolve(lab.id()));
    }

    /** The attempt at a lab that a person means: the current one if it is at this lab, else the newest. */
    Path attempt(Lab lab) {
        return current()
                .filter(attempt -> AttemptFile.read(attempt).lab().equals(lab.id()))
                .or(() -> at(lab).attempts().stream().findFirst())
                .orElseThrow(() -> new LabProblem.Usage(
                        "there is no attempt at " + lab.id() + " yet", "Start one: bin/lab start " + lab.id()));
    }
}
