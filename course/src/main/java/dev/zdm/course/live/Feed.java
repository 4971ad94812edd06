package dev.zdm.course.live;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Data that an open page draws itself: each page is sent what came after what it has, as an event of this name.
 *
 * @param id a page that wants it has a part of this id
 * @param changesAfter what came after that change; everything for {@link #NOTHING}. Called from any thread; it must not wait
 */
public record Feed(String id, LongFunction<Optional<Changes>> changesAfter) {

    /** What a page has that has just opened its stream. */
    public static final long NOTHING = -1;

    /**
     * @param upTo number of the last change in it
     * @param json in one line
     */
    public record Changes(long upTo, String json) {}
}
