package dev.zdm.course.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who somebody is to a provider of OpenID Connect. The first two tell people apart; the name only calls them something.
 *
 * @param issuer the provider
 * @param subject what the provider calls them for good, from 1 to 255 characters
 * @param name as the provider has it, at most 60 letters; empty when it has none, or a longer one
 */
public record Identity(String issuer, String subject, String name) {

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 60;

    public Identity {
        // What cannot be written down as it is could be taken for somebody else's.
        if (subject.isEmpty()
                || subject.length() > LONGEST_SUBJECT
                || subject.indexOf('\0') >= 0
                || !UTF_8.newEncoder().canEncode(subject)) {
            throw new IllegalArgumentException("a subject of " + subject.length() + " characters");
        }
        name = tidy(name);
    }

    private static String tidy(String name) {
        String tidy = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return tidy.length() <= LONGEST_NAME ? tidy : "";
    }
}
