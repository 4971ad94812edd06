package dev.zdm.course.lessons;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns links as they work between files, {@code 10-guards.md} or {@code ../lab-06-lock-queue/README.md}, into the
 * site's own, so that a text reads as well on disk as on the site. All other links stay as they are.
 */
public final class SitePaths {

    private static final Pattern LESSON = Pattern.compile("(?:.*/)?(\\d{2}-[a-z0-9-]+)\\.md(#.*)?");
    private static final Pattern LAB = Pattern.compile("(?:.*/)?lab-0*(\\d+)-[a-z0-9-]+/(?:README\\.md)?(#.*)?");

    private SitePaths() {}

    public static String of(String link) {
        if (link.contains("://")) {
            return link;
        }
        Matcher lesson = LESSON.matcher(link);
        if (lesson.matches()) {
            return "/lessons/" + lesson.group(1) + anchor(lesson.group(2));
        }
        Matcher lab = LAB.matcher(link);
        return lab.matches() ? "/labs/lab-" + lab.group(1) + anchor(lab.group(2)) : link;
    }

    private static String anchor(@Nullable String written) {
        return written == null ? "" : written;
    }
}
