package dev.zdm.grader.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.AttemptFiles;
import dev.zdm.grader.store.Manifest;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a bundle of an attempt that is over. */
public final class BundleWriter {

    private final Optional<HandInKey> key;
    private final String version;

    /**
     * @param key what to sign it with; without one it is chained, and vouched for by nobody
     * @param version of this program
     */
    public BundleWriter(Optional<HandInKey> key, String version) {
        this.key = key;
        this.version = version;
    }

    /**
     * @param learner who hands it in; empty for the name that the attempt has
     * @throws LabProblem when there is no attempt, it goes on, or the file cannot be written
     */
    public void write(Path attemptFolder, Path file, Optional<String> learner, Instant now) {
        Attempt attempt = AttemptFile.read(attemptFolder);
        if (attempt.state() == Attempt.State.RUNNING || attempt.state() == Attempt.State.PREPARING) {
            throw new LabProblem.Usage(attemptFolder + " goes on", "End it first: bin/lab finish.");
        }
        try {
            Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "bundle", ".half");
            try {
                zip(contents(attemptFolder, attempt, learner.orElse(attempt.learner()), now), half);
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new LabProblem.Usage(
                    "the bundle cannot be written to " + file + ": " + e.getMessage(),
                    "Name a file in a folder that is there and yours.");
        }
    }

    private Map<String, byte[]> contents(Path folder, Attempt attempt, String learner, Instant now) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        List<Manifest.Entry> entries = new ArrayList<>();
        String labContent = "";
        for (String name : AttemptFiles.ALL) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            List<ByteBuffer> lines = Chain.lines(bytes);
            Chain chain = new Chain(name);
            List<String> links = chain.of(lines);
            contents.put(Bundle.ATTEMPT + name, bytes);
            contents.put(Bundle.CHAINS + name, String.join("\n", links).getBytes(UTF_8));
            entries.add(new Manifest.Entry(name, bytes.length, lines.size(), chain.head(links)));
            if (name.equals(AttemptFiles.LAB)) {
                labContent = fingerprint(bytes);
            }
        }
        byte[] manifest = new Manifest(
                        Manifest.SCHEMA,
                        now,
                        learner,
                        key.map(HandInKey::number).orElse(""),
                        attempt.lab(),
                        attempt.attempt(),
                        attempt.course(),
                        version,
                        attempt.server(),
                        labContent,
                        entries)
                .bytes();
        contents.put(Bundle.MANIFEST, manifest);
        key.ifPresent(
                signing -> contents.put(Bundle.SIGNATURE, signing.sign(manifest).getBytes(UTF_8)));
        return contents;
    }

    private static void zip(Map<String, byte[]> contents, Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
    }

    static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
