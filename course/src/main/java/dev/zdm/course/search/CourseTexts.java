package dev.zdm.course.search;

import dev.zdm.course.lessons.FileTexts;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.Passage;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be found: lessons, and of labs what a learner may read before they have tried. Thread-safe. */
final class CourseTexts {

    private static final String GLOSSARY = "50-glossary";
    /** Other people's titles: whoever looks for a word wants what the course says. */
    private static final String SOURCES = "Sources";

    private final LessonCatalog lessons;
    private final Supplier<LabCatalog> labs;
    private final FileTexts<List<Passage>> briefs;

    CourseTexts(LessonCatalog lessons, Supplier<LabCatalog> labs, Markdown markdown) {
        this.lessons = lessons;
        this.labs = labs;
        this.briefs = new FileTexts<>((file, text) -> markdown.passages(text));
    }

    /**
     * A text of which places are made.
     *
     * @param passages the same list again as long as its file is the same
     */
    private record Part(Object about, List<Passage> passages) {}

    /** What was read, and from what: two of them are of the same files when {@link #isSameAs} says so. */
    static final class Reading {

        private final List<Part> parts;

        private Reading(List<Part> parts) {
            this.parts = parts;
        }

        boolean isSameAs(Reading other) {
            if (parts.size() != other.parts.size()) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).about() != other.parts.get(i).about()
                        || parts.get(i).passages() != other.parts.get(i).passages()) {
                    return false;
                }
            }
            return true;
        }

        List<Place> places() {
            return parts.stream()
                    .flatMap(part -> part.about() instanceof Lab lab
                            ? placesOf(lab, part.passages())
                            : placesOf((Lesson) part.about(), part.passages()))
                    .toList();
        }
    }

    /** Looks at every file; reads those that have changed. */
    Reading read() {
        List<Part> parts = new ArrayList<>();
        for (Lesson lesson : lessons.lessons()) {
            parts.add(new Part(lesson, lessons.passagesOf(lesson)));
        }
        for (Lab lab : labs.get().labs()) {
            Path brief = lab.folder().resolve("README.md");
            parts.add(new Part(lab, briefs.of(brief)));
        }
        return new Reading(parts);
    }

    private static Stream<Place> placesOf(Lesson lesson, List<Passage> passages) {
        Kind kind = lesson.slug().equals(GLOSSARY) ? Kind.GLOSSARY : Kind.LESSON;
        String title = kind == Kind.GLOSSARY || lesson.about().isAppendix()
                ? lesson.title()
                : lesson.number() + " " + lesson.title();
        String objectives = String.join(". ", lesson.about().objectives());
        return Stream.concat(
                passages.stream().anyMatch(passage -> passage.heading().isEmpty())
                        ? Stream.empty()
                        : Stream.of(new Place(Kind.LESSON, lesson.path(), title, title, objectives)),
                passages.stream()
                        .filter(passage -> !passage.heading().equals(SOURCES))
                        .map(passage -> passage.heading().isEmpty()
                                ? new Place(
                                        Kind.LESSON, lesson.path(), title, title, passage.text() + "\n" + objectives)
                                : place(kind, lesson.path(), title, passage)));
    }

    private static Stream<Place> placesOf(Lab lab, List<Passage> passages) {
        String path = "/labs/" + lab.id();
        String title = lab.number() + " " + lab.title();
        String beginning = passages.stream()
                .filter(passage -> passage.heading().isEmpty())
                .map(Passage::text)
                .collect(Collectors.joining(" "));
        String about = String.join(". ", lab.teaches()) + ". " + claims(lab);
        return Stream.concat(
                Stream.of(new Place(Kind.LAB, path, title, title, beginning + "\n" + about)),
                passages.stream()
                        .filter(passage -> !passage.heading().isEmpty())
                        .map(passage -> place(Kind.LAB, path, title, passage)));
    }

    private static String claims(Lab lab) {
        return Stream.concat(
                        lab.phases().stream().map(Phase::title),
                        lab.checks().stream().map(CheckSpec::claim).flatMap(Optional::stream))
                .collect(Collectors.joining(". "));
    }

    private static Place place(Kind kind, String path, String title, Passage passage) {
        return new Place(kind, path + "#" + passage.id(), title, passage.heading(), passage.text());
    }
}
