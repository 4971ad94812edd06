package dev.zdm.runner;

import dev.zdm.labs.LabProblem;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie on this machine.
 *
 * @param root the checkout: the folder with {@code labs} and {@code course}
 * @param state {@code $ZDM_HOME}: the server's data, the attempts, the process's file
 */
public record Home(Path root, Path state) {

    /** From the system property {@code zdm.root} and the environment variable {@code ZDM_HOME}. */
    public static Home ofThisProcess() {
        Path root =
                Path.of(System.getProperty("zdm.root", ".")).toAbsolutePath().normalize();
        if (!Files.isDirectory(root.resolve("labs"))) {
            throw new LabProblem.Usage(
                    root + " is no checkout: it has no folder 'labs'.", "Start the commands in bin/ of a checkout.");
        }
        String configured = System.getenv("ZDM_HOME");
        Path state = configured == null || configured.isBlank() ? root.resolve(".zdm") : Path.of(configured);
        return new Home(root, state.toAbsolutePath().normalize());
    }

    public Path labs() {
        return root.resolve("labs");
    }

    public Path attempts() {
        return state.resolve("attempts");
    }

    public Path processFile() {
        return state.resolve("process.json");
    }

    public Path processLock() {
        return state.resolve("process.lock");
    }

    public Path log() {
        return state.resolve("course.log");
    }
}
