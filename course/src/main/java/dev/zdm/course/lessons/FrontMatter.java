package dev.zdm.course.lessons;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lesson says about itself above its text.
 *
 * @param title its heading, and its name in the contents
 * @param part which part of the course it belongs to, from 0
 * @param minutes how long it takes to read and try
 * @param objectives what the learner can do afterwards
 * @param needs slugs of the lessons that come first
 * @param standby whether its blocks need a standby
 * @param lab the lab that it leads to, {@code lab-6}, null when it leads to none
 */
public record FrontMatter(
        String title,
        int part,
        int minutes,
        List<String> objectives,
        List<String> needs,
        boolean standby,
        @Nullable String lab) {

    /** The part in which nothing has to be run. */
    static final int APPENDIX = 6;

    private static final String FENCE = "---\n";
    private static final CardReader<Written> CARD = new CardReader<>(Written.class);

    public boolean isAppendix() {
        return part == APPENDIX;
    }

    /** A lesson's two halves. */
    record Split(FrontMatter frontMatter, String body, Source source) {}

    /**
     * Takes the front matter off a lesson.
     *
     * @param file the lesson's name, for messages
     */
    static Split split(String file, String lesson) {
        Source top = new Source(file, 1);
        int end = lesson.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!lesson.startsWith(FENCE) || end < 0) {
            throw top.problem(
                    0, "no front matter", "Begin with a line ---, the lesson's title and minutes, and a line ---.");
        }
        String yaml = lesson.substring(FENCE.length(), end + 1);
        int lines = (int) yaml.lines().count();
        return new Split(
                read(yaml, new Source(file, 2)),
                lesson.substring(end + 1 + FENCE.length()),
                new Source(file, lines + 3));
    }

    private static FrontMatter read(String yaml, Source source) {
        Written written =
                CARD.read(yaml, source, 0, "Its keys are title, part, minutes, objectives, needs, standby and lab.");
        return written.checked(source);
    }

    private record Written(
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("part") @Nullable Integer part,
            @JsonProperty("minutes") @Nullable Integer minutes,
            @JsonProperty("objectives") @Nullable List<String> objectives,
            @JsonProperty("needs") @Nullable List<String> needs,
            @JsonProperty("standby") boolean standby,
            @JsonProperty("lab") @Nullable String lab) {

        private FrontMatter checked(Source source) {
            if (title == null || part == null || minutes == null) {
                throw source.problem(0, "front matter lacks title, part or minutes", "A lesson has all three.");
            }
            return new FrontMatter(
                    title,
                    part,
                    minutes,
                    objectives == null ? List.of() : List.copyOf(objectives),
                    needs == null ? List.of() : List.copyOf(needs),
                    standby,
                    lab);
        }
    }
}
