package dev.zdm.course.lessons;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What the cards of one text are called in the page: by their words and not by their place, so that what a learner did with one is still known
 * when the text around it has changed.
 */
final class CardNames {

    private final Map<String, Integer> given = new HashMap<>();

    /** {@code predict-1a2b3c4d}; a second card of the same words gets {@code -2} behind it. */
    String of(String kind, String words) {
        CRC32 sum = new CRC32();
        sum.update(words.getBytes(StandardCharsets.UTF_8));
        String name = kind + String.format(Locale.ROOT, "-%08x", sum.getValue());
        int times = given.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "-" + times;
    }
}
