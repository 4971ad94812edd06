package dev.zdm.course.help;

import java.util.List;

/**
 * A solution as a page shows it.
 *
 * @param name of its road: {@code plainly}
 * @param road HTML
 * @param files that the road writes, if it writes any
 */
public record SolutionView(String name, String road, List<Listing> files) {

    /**
     * One file.
     *
     * @param name below the learner's folder: {@code migrations/V001__expand.sql}
     * @param html its text
     */
    public record Listing(String name, String html) {}
}
