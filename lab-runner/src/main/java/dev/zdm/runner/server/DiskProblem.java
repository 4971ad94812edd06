package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** Turns what a disk says into words for a person, and looks ahead whether there is room. */
public final class DiskProblem {

    private DiskProblem() {}

    static LabProblem of(String whatHappened, IOException cause) {
        return of(whatHappened, "ZDM_HOME", cause);
    }

    /** @param variable the environment variable that says where else it could be */
    static LabProblem of(String whatHappened, String variable, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean full = reason.toLowerCase(Locale.ROOT).contains("no space left")
                || reason.toLowerCase(Locale.ROOT).contains("not enough space");
        return new LabProblem.Unfit(
                whatHappened + ": " + (full ? "the disk is full." : reason),
                full
                        ? "Make room, or set " + variable + " to a folder on a larger disk."
                        : "Check that the folder exists and may be written, or set " + variable + " to another one.",
                cause);
    }

    /**
     * Refuses work that would fill the disk halfway.
     *
     * @param folder where the bytes will go
     * @param bytes how many are needed at the least
     * @param what the work, as the message names it: {@code seeding 2,000,000 orders}
     * @throws LabProblem.Unfit when there is less room than that
     */
    public static void requireRoom(Path folder, long bytes, String what) {
        try {
            requireRoom(Files.getFileStore(folder).getUsableSpace(), folder.toString(), bytes, what);
        } catch (IOException e) {
            throw of("The disk of " + folder + " could not be looked at", e);
        }
    }

    /** As {@link #requireRoom(Path, long, String)}, on a server's disk; one that does not tell is believed to have room. */
    public static void requireRoom(Server server, long bytes, String what) {
        OptionalLong free = server.freeDisk();
        if (free.isPresent()) {
            requireRoom(free.getAsLong(), "the server " + server.name(), bytes, what);
        }
    }

    private static void requireRoom(long free, String where, long bytes, String what) {
        if (free < bytes) {
            throw new LabProblem.Unfit(
                    "The disk is too full for %s: %s needed, %s free in %s."
                            .formatted(what, inWords(bytes), inWords(free), where),
                    "Make room, ask for fewer rows with --rows, or set ZDM_HOME to a folder on a larger disk.",
                    null);
        }
    }

    /** {@code 1,400 MB}. */
    public static String inWords(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }
}
