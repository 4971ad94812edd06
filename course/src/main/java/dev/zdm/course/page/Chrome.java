package dev.zdm.course.page;

import dev.zdm.grader.store.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param path of the page, so that the contents can mark it
 * @param token what its requests have to show
 * @param process which process made it
 * @param drafts whether pages follow their files, for authors
 * @param seat who sits there; empty where there is one learner only
 * @param visit whose pages somebody else looks at here; empty for whoever looks at their own
 */
public record Chrome(
        String title,
        String path,
        String token,
        String process,
        boolean drafts,
        Optional<Seat> seat,
        Optional<Visit> visit,
        Contents contents) {

    /**
     * Somebody who teaches looks at a learner's pages.
     *
     * @param base what stands before the path of each of them
     * @param learner whose they are
     */
    public record Visit(String base, String learner) {}

    /**
     * Whose site it is.
     *
     * @param name theirs
     * @param teaches whether they see the classes
     */
    public record Seat(String name, boolean teaches) {}

    /** The line of the contents that leads to this page, if it is a lesson's. */
    public Optional<LessonLine> here() {
        return contents.parts().stream()
                .flatMap(part -> part.lessons().stream())
                .filter(line -> line.path().equals(path))
                .findFirst();
    }

    /**
     * All that there is to read and to do, in order, and how far the learner is with it.
     *
     * @param goOn where the learner left, once something was begun
     */
    public record Contents(Optional<GoOn> goOn, List<Part> parts, List<LabLine> labs) {

        /** How long there is to read. */
        public String left() {
            return TimeLeft.inWords(parts.stream().mapToInt(Part::minutesLeft).sum());
        }

        /** How long the labs take that were not passed. */
        public String labsLeft() {
            return TimeLeft.inWords(labs.stream()
                    .filter(lab -> !lab.standing().isPassed())
                    .mapToInt(LabLine::minutes)
                    .sum());
        }
    }

    /**
     * Where reading goes on.
     *
     * @param path of the lesson
     * @param lesson its title
     * @param heading the title of the section, empty for the lesson's beginning
     */
    public record GoOn(String path, String lesson, String heading) {}

    /** How far a lesson has come. */
    public enum Mark {
        NEW("new"),
        BEGUN("begun"),
        READ("read");

        private final String words;

        Mark(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean isRead() {
            return this == READ;
        }
    }

    /**
     * A part of the course.
     *
     * @param numbered whether it is called by its number; the appendix is not
     */
    public record Part(int number, boolean numbered, String title, List<LessonLine> lessons) {

        int minutesLeft() {
            return lessons.stream()
                    .filter(lesson -> !lesson.mark().isRead())
                    .mapToInt(LessonLine::minutes)
                    .sum();
        }

        public String left() {
            return TimeLeft.inWords(minutesLeft());
        }
    }

    /** A lesson in the contents. */
    public record LessonLine(String path, int number, String title, int minutes, Mark mark) {}

    /** A lab in the contents. */
    public record LabLine(String path, int number, String title, int minutes, Standing standing) {}
}
