package dev.zdm.runner.work;

import dev.zdm.grader.evidence.ToolRun.WorkFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which a learner works on one lab. It outlives attempts: who begins anew goes on with the files that they have.
 *
 * @param folder {@code attempts/<learner>/<lab>/work}
 */
public record WorkFiles(Path folder) {

    private static final int MOST_FILES = 200;
    private static final long LARGEST_FILE_BYTES = 256 * 1024;

    /** Puts the files there that the lab gives a learner to begin with, unless they have begun already. */
    public void provide(Lab lab) {
        if (lab.work().isPresent() && !Files.isDirectory(folder)) {
            makeFolder(folder);
            write(lab.work().get());
        }
    }

    /** Puts what the learner has aside, as {@code work.1}, and begins with the lab's files again. */
    public void provideAnew(Lab lab) {
        if (Files.isDirectory(folder)) {
            int number = 1;
            while (Files.exists(aside(number))) {
                number++;
            }
            try {
                Files.move(folder, aside(number));
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }
        provide(lab);
    }

    private Path aside(int number) {
        return folder.resolveSibling(folder.getFileName() + "." + number);
    }

    /** Copies all files of another folder over these; an empty file takes its namesake away. */
    public void write(Path from) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path mine = folder.resolve(from.relativize(file).toString());
                if (Files.size(file) == 0) {
                    Files.deleteIfExists(mine);
                } else {
                    Files.createDirectories(mine.resolveSibling("."));
                    Files.write(mine, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw unusable(from, e);
        }
    }

    /** One file's text; empty when it is not there. */
    public Optional<String> text(String name) {
        Path file = inside(name);
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Replaces one file, or makes it. */
    public void save(String name, String text) {
        Path file = inside(name);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(inside(name));
        } catch (IOException e) {
            throw unusable(inside(name), e);
        }
    }

    /** Names of all files, {@code migrations/V001__expand.sql}, in their order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> Stream.of(name.split("/")).noneMatch(part -> part.startsWith(".git")))
                    .sorted(Comparator.naturalOrder())
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (names.size() > MOST_FILES) {
                throw new LabProblem.Usage(
                        folder + " holds more than " + MOST_FILES + " files.", "Keep only what belongs to the lab.");
            }
            return names;
        } catch (IOException | UncheckedIOException e) {
            throw unusable(folder, e);
        }
    }

    /** All of it, for the evidence. */
    public List<WorkFile> all() {
        return names().stream().map(this::described).toList();
    }

    private WorkFile described(String name) {
        String text = read(inside(name));
        return new WorkFile(name, checksum(text), text);
    }

    /** The beginning of a file's SHA-256: sixteen hexadecimal digits. */
    public static String checksum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private Path inside(String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize()) || isLedOutside(file)) {
            throw new LabProblem.Usage("'" + name + "' is no file of this lab.", "Name one inside " + folder + ".");
        }
        return file;
    }

    /** A link could make the site read or write any file of the account that it runs as. */
    private boolean isLedOutside(Path file) {
        Path present = file;
        while (!Files.exists(present, LinkOption.NOFOLLOW_LINKS)) {
            present = present.resolveSibling(".").normalize();
        }
        try {
            return present.startsWith(folder.normalize())
                    && !present.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new LabProblem.Usage(
                        file + " is larger than " + LARGEST_FILE_BYTES / 1024 + " KB.", "Keep it smaller.");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static LabProblem unusable(Path path, Exception e) {
        return new LabProblem.Unfit(
                path + " cannot be used: " + e.getMessage(), "See that you own it and that the disk has room.", e);
    }
}
