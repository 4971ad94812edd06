package dev.zdm.grader.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's style sheet, which lies beside this class. */
final class Stylesheet {

    private static final String NAME = "report.css";

    private Stylesheet() {}

    static Html.Style read() {
        try (InputStream css = Stylesheet.class.getResourceAsStream(NAME)) {
            if (css == null) {
                throw new IllegalStateException(NAME + " is missing from the grader's jar");
            }
            return new Html.Style(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + NAME + " of the grader's jar", e);
        }
    }
}
