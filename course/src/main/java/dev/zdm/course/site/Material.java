package dev.zdm.course.site;

import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.SitePaths;
import dev.zdm.course.metrics.Meters;
import dev.zdm.course.page.Pages;
import dev.zdm.course.search.CourseSearch;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is the same for all learners of an installation: lessons, their index, templates, meters. Thread-safe.
 *
 * @param root the checkout, where {@code course/lessons} is
 * @param dev whether open pages follow the files of lessons and labs, for whoever writes them
 */
record Material(
        Path root,
        boolean dev,
        Pages pages,
        Markdown markdown,
        LessonCatalog lessons,
        CourseSearch search,
        Meters meters) {

    private static final Logger LOG = LoggerFactory.getLogger(Material.class);

    static Material in(Path root, Supplier<LabCatalog> labs, boolean dev, Meters meters) {
        Markdown markdown = new Markdown(SitePaths::of);
        LessonCatalog lessons = new LessonCatalog(root.resolve("course/lessons"), markdown);
        Material material = new Material(
                root, dev, new Pages(), markdown, lessons, new CourseSearch(lessons, labs, markdown), meters);
        material.readAhead();
        return material;
    }

    /** Lessons are kept once they were read; whoever opens the first page need not wait for it. */
    private void readAhead() {
        Thread reader = new Thread(
                () -> {
                    try {
                        lessons.lessons();
                    } catch (LabProblem unreadable) {
                        LOG.warn("{} {}", unreadable.getMessage(), unreadable.whatToDo());
                    }
                },
                "lessons");
        reader.setDaemon(true);
        reader.start();
    }
}
