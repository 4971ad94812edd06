package dev.zdm.course.site;

import dev.zdm.course.Stands;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.page.Chrome;
import java.util.List;
import java.util.function.Supplier;

/** The contents as they are now: lessons from their files, labs with how far the learner has come. */
final class CourseContents implements Supplier<Chrome.Contents> {

    private final LessonCatalog lessons;
    private final Stands stands;

    CourseContents(LessonCatalog lessons, Stands stands) {
        this.lessons = lessons;
        this.stands = stands;
    }

    @Override
    public Chrome.Contents get() {
        return new Chrome.Contents(
                lessons.parts().stream().map(CourseContents::part).toList(), labs());
    }

    private static Chrome.Part part(LessonCatalog.Part part) {
        return new Chrome.Part(
                part.number(),
                !part.isAppendix(),
                part.title(),
                part.lessons().stream().map(CourseContents::line).toList());
    }

    private static Chrome.LessonLine line(Lesson lesson) {
        return new Chrome.LessonLine(
                lesson.path(), lesson.number(), lesson.title(), lesson.about().minutes());
    }

    private List<Chrome.LabLine> labs() {
        return stands.labs().labs().stream()
                .map(lab -> new Chrome.LabLine(
                        "/labs/" + lab.id(), lab.number(), lab.title(), lab.minutes(), stands.standing(lab)))
                .toList();
    }
}
