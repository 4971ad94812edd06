package dev.zdm.course.site;

import dev.zdm.course.Stands;
import dev.zdm.course.academy.Bookmarks;
import dev.zdm.course.academy.Reading;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown.Section;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Chrome.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The contents as they are now: lessons from their files, and labs, with how far the learner has come. */
final class CourseContents implements Supplier<Chrome.Contents> {

    private final LessonCatalog lessons;
    private final Stands stands;
    private final Bookmarks bookmarks;

    CourseContents(LessonCatalog lessons, Stands stands, Bookmarks bookmarks) {
        this.lessons = lessons;
        this.stands = stands;
        this.bookmarks = bookmarks;
    }

    @Override
    public Chrome.Contents get() {
        Map<String, Reading> readings = bookmarks.all();
        List<LessonCatalog.Part> parts = lessons.parts();
        List<Lesson> all =
                parts.stream().flatMap(part -> part.lessons().stream()).toList();
        return new Chrome.Contents(
                goOn(all, readings),
                parts.stream().map(part -> part(part, readings)).toList(),
                labs());
    }

    private static Chrome.Part part(LessonCatalog.Part part, Map<String, Reading> readings) {
        return new Chrome.Part(
                part.number(),
                !part.isAppendix(),
                part.title(),
                part.lessons().stream()
                        .map(lesson -> line(lesson, readings.get(lesson.slug())))
                        .toList());
    }

    private static Chrome.LessonLine line(Lesson lesson, @Nullable Reading reading) {
        return new Chrome.LessonLine(
                lesson.path(), lesson.number(), lesson.title(), lesson.about().minutes(), mark(reading));
    }

    private static Mark mark(@Nullable Reading reading) {
        if (reading == null) {
            return Mark.NEW;
        }
        return reading.finished() ? Mark.READ : Mark.BEGUN;
    }

    /** In the lesson that was open last; when that one is read, in the next one that is not. */
    static Optional<Chrome.GoOn> goOn(List<Lesson> all, Map<String, Reading> readings) {
        Optional<Lesson> last = all.stream()
                .filter(lesson -> readings.containsKey(lesson.slug()))
                .max(Comparator.comparing(lesson -> lastThere(readings.get(lesson.slug()))));
        return last.flatMap(lesson -> all.stream()
                .skip(all.indexOf(lesson))
                .filter(later -> mark(readings.get(later.slug())) != Mark.READ)
                .findFirst()
                .map(later -> goOn(later, readings.get(later.slug()))));
    }

    private static Instant lastThere(@Nullable Reading reading) {
        return reading == null ? Instant.MIN : reading.at();
    }

    private static Chrome.GoOn goOn(Lesson lesson, @Nullable Reading reading) {
        String heading = reading == null
                ? ""
                : lesson.sections().stream()
                        .filter(section -> section.id().equals(reading.heading()))
                        .map(Section::title)
                        .findFirst()
                        .orElse("");
        return new Chrome.GoOn(lesson.path(), lesson.title(), heading);
    }

    private List<Chrome.LabLine> labs() {
        return stands.labs().labs().stream()
                .map(lab -> new Chrome.LabLine(
                        "/labs/" + lab.id(), lab.number(), lab.title(), lab.minutes(), stands.standing(lab)))
                .toList();
    }
}
