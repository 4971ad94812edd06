package dev.zdm.grader.store;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a learner did at one lab: the attempts by their numbers, and the help that was taken while none of them was under way, which every
 * later attempt knows of.
 *
 * @param folder {@code attempts/<learner>/<lab>}; need not be there yet
 */
public record LabFolder(Path folder) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Folders of the attempts, the newest first. Fails with {@link LabProblem} when they cannot be listed. */
    public List<Path> attempts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry ->
                            NUMBER.matcher(entry.getFileName().toString()).matches())
                    .filter(LabFolder::holdsAttempt)
                    .sorted(Comparator.comparing(LabFolder::number).reversed())
                    .toList();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + folder, "See that you may read it.", e);
        }
    }

    public static boolean holdsAttempt(Path folder) {
        return Files.exists(folder.resolve(AttemptFile.NAME));
    }

    /** Attempt {@code number}, if there is one. */
    public Optional<Path> attempt(int number) {
        return Optional.of(folder.resolve(Integer.toString(number))).filter(LabFolder::holdsAttempt);
    }

    /** Once passed in an attempt of their own, always passed; else whether the stand once walked the lab in the learner's place. */
    public Standing standing() {
        List<Path> attempts = attempts();
        if (attempts.isEmpty()) {
            return Standing.NEW;
        }
        if (attempts.stream().anyMatch(LabFolder::isPassed)) {
            return Standing.PASSED;
        }
        boolean skipped =
                attempts.stream().anyMatch(attempt -> HelpFile.read(attempt).skipped());
        return skipped ? Standing.SKIPPED : Standing.TRIED;
    }

    /** Whether an attempt was passed, and not walked by the stand. */
    public static boolean isPassed(Path attempt) {
        return VerdictFile.words(attempt).contains("passed")
                && !HelpFile.read(attempt).skipped();
    }

    /** What help the learner has had with this lab so far. In an attempt that is under way that includes whether it is skipped. */
    public Help help() {
        Optional<Path> underWay = underWay();
        if (underWay.isPresent()) {
            return HelpFile.read(underWay.get());
        }
        Help lately = attempts().stream().findFirst().map(HelpFile::read).orElse(Help.NONE);
        return HelpFile.read(folder).and(lately.remembered());
    }

    /** The learner saw a hint: in the attempt that is under way, or between two of them. */
    public void noteHint(int number, Instant at) {
        HelpFile.noteHint(placeForHelp(), number, at);
    }

    /** The learner asked to see the solution. */
    public void noteSolution(Instant at) {
        HelpFile.noteSolution(placeForHelp(), at);
    }

    /** Lets a new attempt know what was seen before it. */
    public void handOverTo(Path fresh) {
        HelpFile.handOver(folder, fresh);
        attempts().stream()
                .filter(attempt -> !attempt.equals(fresh))
                .findFirst()
                .ifPresent(attempt -> HelpFile.handOver(attempt, fresh));
    }

    private Path placeForHelp() {
        Optional<Path> underWay = underWay();
        if (underWay.isPresent()) {
            return underWay.get();
        }
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LabProblem("cannot make " + folder, "See that the disk has room and that you own it.", e);
        }
    }

    private Optional<Path> underWay() {
        return attempts().stream().findFirst().filter(LabFolder::isUnderWay);
    }

    private static boolean isUnderWay(Path attempt) {
        Attempt.State state = AttemptFile.read(attempt).state();
        return state == Attempt.State.RUNNING || state == Attempt.State.PREPARING;
    }

    private static int number(Path attempt) {
        return Integer.parseInt(attempt.getFileName().toString());
    }
}
