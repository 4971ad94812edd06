package dev.zdm.course.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Scripts, style sheets and pictures of the pages. Their addresses carry a hash of what is in all of them, so that a browser may keep them for
 * good: when one changes, all addresses do. One hash for all lets modules import each other by plain relative names. Thread-safe.
 */
public final class Assets {

    /** Where they are on the class path. */
    public static final String FOLDER = "/dev/zdm/course/assets";

    /** The path that they are served under. */
    public static final String BASE = "/assets/" + hashOf(FOLDER);

    private Assets() {}

    /** The address of an asset: {@code course.css} is at {@code /assets/1f0c…/course.css}. */
    public static String address(String name) {
        return BASE + "/" + name;
    }

    private static String hashOf(String folder) {
        URL place = Objects.requireNonNull(Assets.class.getResource(folder), folder);
        try {
            URI uri = place.toURI();
            if (!uri.getScheme().equals("jar")) {
                return hashOf(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return hashOf(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of names and contents of all files in it, whatever order the file system has them in. */
    static String hashOf(Path folder) throws IOException, NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        for (Path file : filesOf(folder)) {
            byte[] content = Files.readAllBytes(file);
            hash.update((folder.relativize(file) + " " + content.length + "\n").getBytes(UTF_8));
            hash.update(content);
        }
        return HexFormat.of().formatHex(hash.digest(), 0, 8);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
