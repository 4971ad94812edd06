package dev.zdm.course.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** What came over all streams of events together. Thread-safe. */
final class Events {

    private final AtomicLong events = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();

    /** Reads a stream until it ends or is closed. */
    void drain(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                characters.addAndGet(line.length() + 1L);
                if (line.startsWith("event:")) {
                    events.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            // the page was left, or the site was killed
        }
    }

    long events() {
        return events.get();
    }

    long characters() {
        return characters.get();
    }
}
