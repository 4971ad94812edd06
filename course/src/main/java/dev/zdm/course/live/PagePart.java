package dev.zdm.course.live;

import java.util.function.Supplier;

/**
 * A part of a page that changes while the page is open.
 *
 * @param id of the element whose content it is
 * @param html that content now, safe to be put into a page; asked four times a second, so it must not wait
 * @param isLearnersOwn whether it is nobody else's: that it is drawn means that the learner is there
 */
public record PagePart(String id, Supplier<String> html, boolean isLearnersOwn) {

    /** One that whoever may look at the page sees, too. */
    public PagePart(String id, Supplier<String> html) {
        this(id, html, false);
    }

    public static PagePart learnersOwn(String id, Supplier<String> html) {
        return new PagePart(id, html, true);
    }
}
