package dev.zdm.course.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Makes what people show to be let in. All of it is random and long enough that a plain hash keeps it. */
final class Secrets {

    /** Without letters that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** What a learner comes back with: about 79 bits, {@code hq3f-9xkm-ty7b-2wne}. */
    static String key() {
        return letters(4) + "-" + letters(4) + "-" + letters(4) + "-" + letters(4);
    }

    /** What a class is joined with, {@code kmq-7xw}. It lets in, and no more than that. */
    static String code() {
        return letters(3) + "-" + letters(3);
    }

    /** What a browser shows with each request: 256 bits. */
    static String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    /** As people type it: capitals, blanks and dashes do not matter. */
    static String typed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
