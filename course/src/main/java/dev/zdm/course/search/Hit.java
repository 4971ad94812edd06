package dev.zdm.course.search;

import java.util.List;

/**
 * A section that was found.
 *
 * @param path its address on the site
 * @param title of the lesson or lab that it stands in
 * @param heading of the section, in pieces
 * @param snippet some words of it, in pieces
 */
public record Hit(String kind, String path, String title, List<Piece> heading, List<Piece> snippet) {

    /**
     * A stretch of text as it was written, not yet fit for a page.
     *
     * @param marked whether it is what was looked for
     */
    public record Piece(String text, boolean marked) {}

    /** Whether the title says something that the heading and the kind do not. */
    public boolean isWithin() {
        return !headingText().equals(title) && !kind.equals(title);
    }

    public String headingText() {
        StringBuilder text = new StringBuilder();
        heading.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
