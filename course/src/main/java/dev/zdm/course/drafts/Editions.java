package dev.zdm.course.drafts;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which edition the files of each lesson and each lab are: another one after each save. */
final class Editions {

    private static final Pattern LESSON = Pattern.compile("(\\d{2}-[a-z0-9-]+)\\.md");
    private static final Pattern LAB = Pattern.compile("lab-(\\d{2})-.*");
    /** The folder that Maven makes beside the labs. */
    private static final String TARGET = "target";

    private final Path root;

    /** @param root the checkout */
    Editions(Path root) {
        this.root = root;
    }

    /** By the path of the page: {@code /lessons/09-the-queue}, {@code /labs/lab-6}, and {@code /} for all of them. */
    Map<String, String> now() {
        Map<String, Integer> editions = new TreeMap<>();
        walk(root.resolve("course").resolve("lessons"), LESSON, match -> "/lessons/" + match.group(1), editions);
        walk(root.resolve("labs"), LAB, match -> "/labs/lab-" + Integer.parseInt(match.group(1)), editions);
        editions.put("/", editions.hashCode());
        Map<String, String> words = new TreeMap<>();
        editions.forEach((path, edition) -> words.put(path, Integer.toHexString(edition)));
        return words;
    }

    private interface Page {
        String of(Matcher match);
    }

    /** Every file counts for the page of the entry below {@code folder} in which it lies. */
    private static void walk(Path folder, Pattern entries, Page page, Map<String, Integer> editions) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about) {
                    return dir.endsWith(TARGET) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    Matcher entry =
                            entries.matcher(folder.relativize(file).getName(0).toString());
                    if (entry.matches()) {
                        int one = Objects.hash(
                                file.toString(), about.lastModifiedTime().toMillis(), about.size());
                        editions.merge(page.of(entry), one, Integer::sum);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path goneMeanwhile, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException goneMeanwhile) {
            editions.put(folder.toString(), 0);
        }
    }
}
