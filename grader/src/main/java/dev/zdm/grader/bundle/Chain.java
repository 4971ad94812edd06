package dev.zdm.grader.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The links of one file, one for each line: SHA-256 of the link before and of the line, with its end. The first one follows the file's name, so that
 * a file cannot stand in for another one. A link tells apart a line that was changed, one that is gone and one that came in.
 */
final class Chain {

    private final String file;

    Chain(String file) {
        this.file = file;
    }

    /** What a file without a line has for its head. */
    String start() {
        return hash("bundle 1 ".getBytes(UTF_8), ByteBuffer.wrap(file.getBytes(UTF_8)));
    }

    List<String> of(List<ByteBuffer> lines) {
        List<String> links = new ArrayList<>(lines.size());
        String before = start();
        for (ByteBuffer line : lines) {
            before = link(before, line);
            links.add(before);
        }
        return links;
    }

    String head(List<String> links) {
        return links.isEmpty() ? start() : links.get(links.size() - 1);
    }

    /** The first place at which these lines are not those that were chained; each link is tried with the one that was noted before it. */
    Optional<Fault> fault(List<ByteBuffer> lines, List<String> links) {
        for (int i = 0; i < Math.min(lines.size(), links.size()); i++) {
            if (!isLinked(lines.get(i), links, i)) {
                return Optional.of(new Fault(file, i + 1L, what(lines, links, i)));
            }
        }
        if (lines.size() < links.size()) {
            return Optional.of(new Fault(
                    file, lines.size() + 1L, "the last " + (links.size() - lines.size()) + " lines are gone"));
        }
        return lines.size() > links.size()
                ? Optional.of(new Fault(file, links.size() + 1L, "a line was added at the end"))
                : Optional.empty();
    }

    private String what(List<ByteBuffer> lines, List<String> links, int at) {
        if (at + 1 < links.size() && isLinked(lines.get(at), links, at + 1)) {
            return "a line is gone before it";
        }
        if (at + 1 < lines.size() && isLinked(lines.get(at + 1), links, at)) {
            return "was added";
        }
        return "was changed";
    }

    private boolean isLinked(ByteBuffer line, List<String> links, int at) {
        return link(at == 0 ? start() : links.get(at - 1), line).equals(links.get(at));
    }

    private static String link(String before, ByteBuffer line) {
        return hash(before.getBytes(UTF_8), line.duplicate());
    }

    private static String hash(byte[] before, ByteBuffer line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            digest.update(line);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static long count(byte[] bytes) {
        long lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Each with its end; what follows the last end is a line, too. */
    static List<ByteBuffer> lines(byte[] bytes) {
        List<ByteBuffer> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(ByteBuffer.wrap(bytes, from, i + 1 - from).slice());
                from = i + 1;
            }
        }
        return lines;
    }
}
