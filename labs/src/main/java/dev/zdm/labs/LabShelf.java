package dev.zdm.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The labs of one folder while people write them: read anew when a {@code lab.yml} was saved. While one of them is not well written, the
 * labs are those of the time before. Thread-safe.
 */
public final class LabShelf {

    private final Path folder;
    private Map<Path, FileTime> written;
    private LabCatalog catalog;
    private @Nullable LabProblem problem;

    /** Fails with {@link LabProblem} when a lab is not well written. */
    public LabShelf(Path folder) {
        this.folder = folder;
        this.written = written(folder);
        this.catalog = LabCatalog.in(folder);
    }

    public synchronized LabCatalog labs() {
        Map<Path, FileTime> now = written(folder);
        if (!now.equals(written)) {
            written = now;
            try {
                catalog = LabCatalog.in(folder);
                problem = null;
            } catch (LabProblem e) {
                problem = e;
            }
        }
        return catalog;
    }

    /** What keeps the labs from being read anew; empty while they are as their files say. */
    public synchronized Optional<LabProblem> problem() {
        labs();
        return Optional.ofNullable(problem);
    }

    private static Map<Path, FileTime> written(Path folder) {
        Map<Path, FileTime> written = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.map(entry -> entry.resolve("lab.yml")).toList()) {
                if (Files.exists(file)) {
                    written.put(file, Files.getLastModifiedTime(file));
                }
            }
        } catch (IOException goneMeanwhile) {
            return written;
        }
        return written;
    }
}
