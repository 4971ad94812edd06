package dev.zdm.course.lessons;

import java.util.List;

/**
 * A lesson, ready to be shown.
 *
 * @param number its place in the course
 * @param slug its name in addresses: {@code 09-the-queue}
 * @param html its text, safe to be put into a page
 * @param sections its second-level headings
 * @param blocks its code fences
 */
public record Lesson(
        int number, String slug, FrontMatter about, String html, List<Markdown.Section> sections, List<Block> blocks) {

    public String title() {
        return about.title();
    }

    public String path() {
        return "/lessons/" + slug;
    }
}
