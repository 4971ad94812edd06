package dev.zdm.grader.store;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Many attempts judged again. Nothing is written by it.
 *
 * @param looked how many were judged again
 * @param changed those of which something else would be said
 * @param left those that could not be judged, and why
 */
public record Regrading(int looked, List<Regrade> changed, List<Left> left) {

    /** {@code attempts/<learner>/<lab>/<n>}. */
    private static final int DEEPEST = 3;

    public Regrading {
        changed = List.copyOf(changed);
        left = List.copyOf(left);
    }

    /** An attempt that was left as it is. */
    public record Left(Path folder, String why) {}

    /** The folders at or below this one that hold attempts, in the order of their names; practice is none. Symbolic links are not followed. */
    public static List<Path> attemptsIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(Files::isDirectory)
                    .filter(LabFolder::holdsAttempt)
                    .filter(attempt -> !isPractice(attempt))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new LabProblem("cannot list " + folder, "See that you may read it.", e);
        }
    }

    private static boolean isPractice(Path attempt) {
        Path lab = attempt.toAbsolutePath().getParent();
        return lab != null && lab.endsWith("practice");
    }

    /** The attempts at one lab of all of these. */
    public static List<Path> at(Lab lab, List<Path> attempts) {
        return attempts.stream()
                .filter(folder -> AttemptFile.read(folder).lab().equals(lab.id()))
                .toList();
    }

    /**
     * Takes about a second for each attempt.
     *
     * @param done hears how many are done, after each of them
     */
    public static Regrading of(List<Path> attempts, LabCatalog labs, Instant now, IntConsumer done) {
        int looked = 0;
        List<Regrade> changed = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Path folder = attempts.get(i);
            try {
                Optional<Regrade> regrade =
                        Regrade.of(labs.named(AttemptFile.read(folder).lab()), folder, now);
                if (regrade.isPresent()) {
                    looked++;
                    regrade.filter(Regrade::isChanged).ifPresent(changed::add);
                } else {
                    left.add(new Left(folder, "it goes on, was given up, or was walked for the learner"));
                }
            } catch (LabProblem problem) {
                left.add(new Left(folder, problem.getMessage() + ": " + problem.whatToDo()));
            }
            done.accept(i + 1);
        }
        return new Regrading(looked, changed, left);
    }
}
