package dev.zdm.grader.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zdm.labs.LabProblem;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a learner signs bundles with, and their class checks them with: {@code 17-hq3f-9xkm-ty7b-2wne-k4mp-x8rd-c5vj}, about 138 bits. It lets nobody
 * in anywhere. Docs: {@code docs/adr/0018}.
 *
 * @param number whose it is, as the class counts
 * @param secret its letters and digits, without dashes
 */
public record HandInKey(String number, String secret) {

    /** Without letters that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 28;
    private static final Pattern TYPED = Pattern.compile("(\\d{1,18})-([a-z0-9]{" + LENGTH + "})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static HandInKey make(String number) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new HandInKey(number, letters.toString());
    }

    /**
     * As people type it: capitals, blanks and dashes between its letters do not matter.
     *
     * @throws LabProblem.Usage when it is no key
     */
    public static HandInKey parse(String typed) {
        String text = typed.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        int dash = text.indexOf('-');
        Matcher key = TYPED.matcher(
                dash < 0
                        ? text
                        : text.substring(0, dash + 1) + text.substring(dash + 1).replace("-", ""));
        if (!key.matches()) {
            throw new LabProblem.Usage(
                    "that is no key to hand in with", "Copy it whole from the page Hand-ins of your class.");
        }
        return new HandInKey(key.group(1), key.group(2));
    }

    /** As a page shows it and {@link #parse} reads it. */
    public String shown() {
        return number + "-" + secret.replaceAll("(.{4})(?!$)", "$1-");
    }

    String sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    boolean signed(byte[] bytes, String signature) {
        return MessageDigest.isEqual(sign(bytes).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    /** Says whose it is, and nothing that signs. */
    @Override
    public String toString() {
        return "key " + number;
    }
}
