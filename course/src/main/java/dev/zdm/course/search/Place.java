package dev.zdm.course.search;

/**
 * A section that can be found.
 *
 * @param path its address on the site, with the heading's anchor
 * @param title of the lesson or lab that it stands in
 * @param heading of the section; the title again for what stands above the first one
 * @param text its words
 */
record Place(Kind kind, String path, String title, String heading, String text) {

    /** Its address without the anchor: the page that it stands on. */
    String page() {
        int anchor = path.indexOf('#');
        return anchor < 0 ? path : path.substring(0, anchor);
    }
}
