package dev.zdm.runner.sandbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.InsideMain;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.slf4j.LoggerFactory;

/**
 * The classes that a sandbox gets to see: the program inside, the learner's tools, the driver and the pool. They are copied, because the account
 * that a sandbox runs as may not be able to read where they lie.
 */
final class Library {

    private static final List<String> OURS = List.of("dev/zdm/runner/inside", "dev/zdm/shop");
    private static final List<Class<?>> JARS = List.of(Driver.class, HikariDataSource.class, LoggerFactory.class);

    private Library() {}

    /** Copies them, and gives the entries of the class path. */
    static List<Path> copyTo(Path folder) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            copyOurs(placeOf(InsideMain.class), classes);
            Stream.Builder<Path> entries = Stream.<Path>builder().add(classes);
            for (Class<?> one : JARS) {
                Path jar = placeOf(one);
                Path copy = folder.resolve(String.valueOf(jar.getFileName()));
                Files.copy(jar, copy);
                entries.add(copy);
            }
            return entries.build().toList();
        } catch (IOException | URISyntaxException e) {
            throw new LabProblem.Unfit(
                    "The classes for learners' Java could not be copied to " + folder + ": " + e.getMessage(),
                    "See that the disk has room.",
                    e);
        }
    }

    private static Path placeOf(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void copyOurs(Path place, Path to) throws IOException {
        if (Files.isDirectory(place)) {
            copyOursFrom(place, to);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            copyOursFrom(jar.getPath("/"), to);
        }
    }

    private static void copyOursFrom(Path root, Path to) throws IOException {
        for (String ours : OURS) {
            try (Stream<Path> all = Files.walk(root.resolve(ours))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(root.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(file, copy);
                }
            }
        }
    }
}
