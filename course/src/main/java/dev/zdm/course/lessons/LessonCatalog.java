package dev.zdm.course.lessons;

import static java.util.stream.Collectors.toMap;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lessons of a folder, one file {@code NN-slug.md} each. Thread-safe.
 */
public final class LessonCatalog {

    private static final Pattern FILE_NAME = Pattern.compile("((\\d{2})-[a-z0-9-]+)\\.md");
    private static final Map<Integer, String> PARTS = Map.of(
            0,
            "The stand",
            1,
            "Locks",
            2,
            "Indexes",
            3,
            "Columns and constraints",
            4,
            "Shipping it",
            5,
            "Capstone",
            FrontMatter.APPENDIX,
            "Appendix");

    private final Path folder;
    private final Markdown markdown;
    private final FileTexts<Lesson> texts = new FileTexts<>(this::parse);
    private final FileTexts<List<Passage>> passages = new FileTexts<>(this::passages);

    /** A part of the course, with its lessons in order. */
    public record Part(int number, String title, List<Lesson> lessons) {

        public boolean isAppendix() {
            return number == FrontMatter.APPENDIX;
        }
    }

    public LessonCatalog(Path folder, Markdown markdown) {
        this.folder = folder;
        this.markdown = markdown;
    }

    /** Whether the course has a part of this number. */
    public static boolean isPart(int number) {
        return PARTS.containsKey(number);
    }

    /** All lessons in order. Fails with a {@link LabProblem} that names file and line when one cannot be read. */
    public List<Lesson> lessons() {
        return files().stream().map(texts::of).toList();
    }

    public List<Part> parts() {
        Map<Integer, List<Lesson>> byPart = lessons().stream()
                .collect(toMap(lesson -> lesson.about().part(), List::of, LessonCatalog::joined, TreeMap::new));
        return byPart.entrySet().stream()
                .map(part -> new Part(part.getKey(), PARTS.getOrDefault(part.getKey(), "More"), part.getValue()))
                .toList();
    }

    public Optional<Lesson> find(String slug) {
        return files().stream()
                .filter(file -> slug.equals(name(file).group(1)))
                .findFirst()
                .map(texts::of);
    }

    /** The words of a lesson; the same list again as long as its file is the same. */
    public List<Passage> passagesOf(Lesson lesson) {
        return passages.of(folder.resolve(lesson.slug() + ".md"));
    }

    private List<Passage> passages(Path file, String text) {
        return markdown.passages(FrontMatter.split(source(file), text).body());
    }

    private static String source(Path file) {
        return "course/lessons/" + file.getFileName();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches())
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new LabProblem(
                    folder + " cannot be read: " + e.getMessage(), "Check that the folder is readable.", e);
        }
    }

    private Lesson parse(Path file, String text) {
        FrontMatter.Split split = FrontMatter.split(source(file), text);
        Markdown.Rendered rendered = markdown.render(split.body(), split.source());
        Matcher name = name(file);
        return new Lesson(
                Integer.parseInt(name.group(2)),
                name.group(1),
                split.frontMatter(),
                rendered.html(),
                rendered.sections(),
                rendered.blocks());
    }

    private static Matcher name(Path file) {
        Matcher name = FILE_NAME.matcher(file.getFileName().toString());
        name.matches();
        return name;
    }

    private static List<Lesson> joined(List<Lesson> some, List<Lesson> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
