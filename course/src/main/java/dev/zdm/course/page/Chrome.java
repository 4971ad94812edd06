package dev.zdm.course.page;

import dev.zdm.course.Stands.Standing;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param path of the page, so that the contents can mark it
 * @param token what its requests have to show
 * @param process which process made it
 */
public record Chrome(String title, String path, String token, String process, Contents contents) {

    /** All that there is to read and to do, in order. */
    public record Contents(List<Part> parts, List<LabLine> labs) {}

    /**
     * A part of the course.
     *
     * @param numbered whether it is called by its number; the appendix is not
     */
    public record Part(int number, boolean numbered, String title, List<LessonLine> lessons) {}

    /** A lesson in the contents. */
    public record LessonLine(String path, int number, String title, int minutes) {}

    /** A lab in the contents. */
    public record LabLine(String path, int number, String title, int minutes, Standing standing) {}
}
