package dev.zdm.course.lessons;

import java.util.List;

/** Lessons and blocks from text, for tests. */
public final class LessonText {

    private LessonText() {}

    /** A block as if it stood alone in a lesson. */
    public static Block block(String info, String code) {
        return new Markdown(SitePaths::of)
                .render("```" + info + "\n" + code + "```\n", new Source("a-test.md", 1))
                .blocks()
                .get(0);
    }

    /** A whole lesson without its front matter. */
    public static Lesson lesson(String body) {
        FrontMatter about = new FrontMatter("A test", 0, 1, List.of(), List.of(), false, null);
        Markdown.Rendered rendered = new Markdown(SitePaths::of).render(body, new Source("a-test.md", 1));
        return new Lesson(1, "01-a-test", about, rendered.html(), rendered.sections(), rendered.blocks());
    }
}
