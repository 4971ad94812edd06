package dev.zdm.runner.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the running process tells those who look for it; readable by its own user alone, because it holds the token.
 *
 * @param pid its process
 * @param control port of the control server, on loopback
 * @param token what a caller has to show
 * @param address of the site, null while it is not up yet
 * @param ready whether everything has started
 */
public record ProcessFile(
        long pid, int control, String token, @Nullable String address, boolean ready) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The process that the file names, if it is alive. */
    public static Optional<ProcessFile> read(Path file) {
        try {
            ProcessFile found = JSON.readValue(Files.readAllBytes(file), ProcessFile.class);
            return ProcessHandle.of(found.pid).filter(ProcessHandle::isAlive).map(alive -> found);
        } catch (NoSuchFileException | JsonProcessingException noneOrTorn) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LabProblem(file + " cannot be read: " + e.getMessage(), "See that you own that folder.", e);
        }
    }

    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path half = Files.createTempFile(folder, "process", ".half");
            if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(half, JSON.writeValueAsBytes(this));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabProblem(file + " cannot be written: " + e.getMessage(), "See that you own that folder.", e);
        }
    }
}
