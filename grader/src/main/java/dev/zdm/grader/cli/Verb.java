package dev.zdm.grader.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the grader can be asked to do, and which options each of it takes. */
enum Verb {
    CHECK("-o --attempt --bundle --key", 1),
    HINT("", 2),
    REPORT("--attempt --html", 1),
    LIST("", 0),
    STATUS("", 0),
    REGRADE("-o --attempts --accept", 1);

    private final String options;
    private final int words;

    Verb(String options, int words) {
        this.options = options;
        this.words = words;
    }

    static Optional<Verb> named(String name) {
        return Arrays.stream(values())
                .filter(verb -> verb.toString().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Verb::toString).toList();
    }

    boolean takes(String option) {
        return List.of(options.split(" ")).contains(option);
    }

    /** Whether an option stands alone. */
    static boolean isSwitch(String option) {
        return option.equals("--accept");
    }

    /** How many words it takes that are no options. */
    int words() {
        return words;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
