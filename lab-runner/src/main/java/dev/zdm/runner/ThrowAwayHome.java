package dev.zdm.runner;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A place for a server and its stand that is deleted when they are no longer needed. */
public record ThrowAwayHome(Home home) implements AutoCloseable {

    /** @param root the checkout */
    public static ThrowAwayHome of(Path root) {
        try {
            Path state = Files.createTempDirectory("zdm-stand-");
            // the server may run as another user, who has to get through
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new ThrowAwayHome(new Home(root, state));
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "there is no room for a stand: " + e.getMessage(), "See that the disk has room.", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(home.state())) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new LabProblem(home.state() + " cannot be deleted: " + e.getMessage(), "Delete it by hand.", e);
        }
    }
}
