package dev.zdm.grader.cli;

import dev.zdm.grader.store.AttemptFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The attempts of one learner: {@code $ZDM_HOME/attempts/<learner>/<lab>/<n>/}. */
final class Learner {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

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
                            .filter(Learner::holdsAttempt)
                    : Optional.empty();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it.", e);
        }
    }

    /** The folders of the learner's attempts at a lab, the newest first. */
    List<Path> attempts(Lab lab) {
        Path ofLab = folder.resolve(lab.id());
        if (!Files.isDirectory(ofLab)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(ofLab)) {
            return entries.filter(entry ->
                            NUMBER.matcher(entry.getFileName().toString()).matches())
                    .filter(Learner::holdsAttempt)
                    .sorted(Comparator.comparing(Learner::number).reversed())
                    .toList();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + ofLab, "See that you may read it.", e);
        }
    }

    /** The attempt at a lab that a person means: the current one if it is at this lab, else the newest. */
    Path attempt(Lab lab) {
        return current()
                .filter(attempt -> AttemptFile.read(attempt).lab().equals(lab.id()))
                .or(() -> attempts(lab).stream().findFirst())
                .orElseThrow(() -> new LabProblem.Usage(
                        "there is no attempt at " + lab.id() + " yet", "Start one: bin/lab start " + lab.id()));
    }

    /** Where it is counted how many hints for a lab were given. */
    Path hintsGiven(Lab lab) {
        return folder.resolve(lab.id()).resolve("hints-given");
    }

    private static int number(Path attempt) {
        return Integer.parseInt(attempt.getFileName().toString());
    }

    private static boolean holdsAttempt(Path folder) {
        return Files.exists(folder.resolve(AttemptFile.NAME));
    }
}
