package dev.zdm.course.lessons;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was made from text files; made anew when a file has changed, so an author sees a change on reload. Thread-safe. */
public final class FileTexts<T> {

    private final Maker<T> maker;
    private final Map<Path, Made<T>> made = new ConcurrentHashMap<>();

    /** Makes something of a file's text. */
    public interface Maker<T> {
        T make(Path file, String text);
    }

    /** Two saves of one moment have the same time, but seldom the same size. */
    private record Edition(FileTime written, long bytes) {}

    private record Made<T>(Edition edition, T value) {}

    public FileTexts(Maker<T> maker) {
        this.maker = maker;
    }

    /** Files of Markdown, as HTML that is safe to be put into a page. */
    public static FileTexts<String> html(Markdown markdown) {
        return new FileTexts<>((file, text) -> html(markdown, file, text));
    }

    /** The same of one text that stands in this file. */
    public static String html(Markdown markdown, Path file, String text) {
        return markdown.render(text, new Source(file.toString(), 1)).html();
    }

    /** Fails with a {@link LabProblem} when the file cannot be read. */
    public T of(Path file) {
        try {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
            Edition edition = new Edition(about.lastModifiedTime(), about.size());
            // One at a time for each file: who comes second waits for what the first one makes.
            return made.compute(
                            file,
                            (path, known) -> known != null && known.edition().equals(edition)
                                    ? known
                                    : new Made<>(edition, maker.make(path, text(path))))
                    .value();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LabProblem unreadable(Path file, IOException e) {
        return new LabProblem(
                file + " cannot be read: " + e.getMessage(), "Check that the file is there and readable.", e);
    }
}
