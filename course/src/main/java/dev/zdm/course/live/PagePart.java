package dev.zdm.course.live;

import java.util.function.Supplier;

/**
 * A part of a page that changes while the page is open.
 *
 * @param id of the element whose content it is
 * @param html that content now, safe to be put into a page; asked four times a second, so it must not wait
 */
public record PagePart(String id, Supplier<String> html) {}
