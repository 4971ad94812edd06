package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code attempt.json} of one attempt's folder. */
public final class AttemptFile {

    public static final String NAME = "attempt.json";

    private AttemptFile() {}

    /** Fails with {@link LabProblem.Usage} when the folder holds no attempt. */
    public static Attempt read(Path attemptFolder) {
        Path file = attemptFolder.resolve(NAME);
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), Attempt.class);
        } catch (NoSuchFileException e) {
            throw new LabProblem.Usage(
                    attemptFolder + " holds no attempt: it has no " + NAME,
                    "Name a folder such as .zdm/attempts/me/lab-6/1.");
        } catch (JsonProcessingException e) {
            throw new LabProblem(
                    file + " is not an attempt: " + e.getOriginalMessage(), "Start a new attempt: bin/lab start.", e);
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it.", e);
        }
    }

    /** Replaces the file in one step: a reader sees the old attempt or the new one, never half of one. */
    public static void write(Path attemptFolder, Attempt attempt) {
        Path file = attemptFolder.resolve(NAME);
        try {
            Files.createDirectories(attemptFolder);
            Path next = Files.createTempFile(attemptFolder, NAME, ".next");
            Files.write(next, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(attempt));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabProblem("cannot write " + file, "See that the disk has room and that you own the folder.", e);
        }
    }
}
