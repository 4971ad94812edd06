package dev.zdm.runner.attempt;

import dev.zdm.grader.store.LabFolder;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.work.WorkFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One learner's attempts: {@code attempts/<learner>/<lab>/<n>/}, and a file {@code current} that names the latest.
 *
 * @param folder {@code attempts/<learner>}
 */
public record AttemptFolders(Path folder) {

    private static final String CURRENT = "current";

    /** Where practice without a lab is recorded; there is only ever one. */
    public static final String PRACTICE = "practice";

    /** Makes the folder of the next attempt at a lab. */
    public Path next(Lab lab) {
        int last = numbers(lab.id()).stream().max(Comparator.naturalOrder()).orElse(0);
        Path made = make(folder.resolve(lab.id()).resolve(Integer.toString(last + 1)));
        AttemptTotals.count(lab);
        return made;
    }

    /** An empty folder for practice; what was practised before is forgotten. */
    public Path practice() {
        Path practice = folder.resolve(PRACTICE);
        try {
            if (Files.isDirectory(practice)) {
                try (Stream<Path> all = Files.walk(practice)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw unusable(practice, e);
        }
        return make(practice.resolve("1"));
    }

    /** What the learner did at a lab. */
    public LabFolder at(Lab lab) {
        return new LabFolder(folder.resolve(lab.id()));
    }

    /** What the learner writes in a lab, whichever attempt is under way. */
    public WorkFiles work(Lab lab) {
        return new WorkFiles(folder.resolve(lab.id()).resolve("work"));
    }

    /** The attempt that commands mean when they name no lab. */
    public Optional<Path> current() {
        try {
            Path named =
                    folder.resolve(Files.readString(folder.resolve(CURRENT)).strip());
            return Files.isDirectory(named) ? Optional.of(named) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    public void makeCurrent(Path attempt) {
        try {
            Path half = Files.createTempFile(folder, CURRENT, ".half");
            Files.writeString(half, folder.relativize(attempt).toString().replace('\\', '/') + "\n");
            Files.move(
                    half, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private List<Integer> numbers(String lab) {
        Path attempts = folder.resolve(lab);
        if (!Files.isDirectory(attempts)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(attempts)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .toList();
        } catch (IOException e) {
            throw unusable(attempts, e);
        }
    }

    private static Path make(Path attempt) {
        try {
            return Files.createDirectories(attempt);
        } catch (IOException e) {
            throw unusable(attempt, e);
        }
    }

    private static LabProblem unusable(Path path, IOException e) {
        return new LabProblem.Unfit(
                path + " cannot be used: " + e.getMessage(), "See that you own it and that the disk has room.", e);
    }
}
