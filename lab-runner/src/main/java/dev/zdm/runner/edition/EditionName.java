package dev.zdm.runner.edition;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a learner's edition of an app version is called: {@code v2.1} is the first that they deployed of {@code V2.java}.
 *
 * @param version the app version in whose place it runs
 * @param number from 1
 */
public record EditionName(String version, int number) {

    private static final Pattern NAME = Pattern.compile("(v[0-9]{1,3})\\.([0-9]{1,4})");
    private static final Pattern FILE = Pattern.compile("V([0-9]{1,3})\\.java");

    /** Empty for what is no edition's name. */
    static Optional<EditionName> of(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new EditionName(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The app version that a file of the learner's is an edition of: {@code v2} for {@code V2.java}. */
    static Optional<String> versionOf(String file) {
        Matcher matcher = FILE.matcher(file);
        return matcher.matches() ? Optional.of("v" + matcher.group(1)) : Optional.empty();
    }

    /** The file that editions of an app version are made of. */
    public static String fileOf(String version) {
        return version.toUpperCase(Locale.ROOT) + ".java";
    }

    @Override
    public String toString() {
        return version + "." + number;
    }
}
