package dev.zdm.grader.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.AttemptFiles;
import dev.zdm.grader.store.Manifest;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A bundle that somebody handed in, read whole and within bounds. Of what is in the archive only names that a bundle has are looked at, and what is
 * written elsewhere goes under those names: nothing in it can lead anywhere. Immutable.
 */
public final class Bundle {

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "signature";
    static final String ATTEMPT = "attempt/";
    static final String CHAINS = "chains/";

    /** As large as a file may be. */
    public static final long LARGEST_ARCHIVE = 32L << 20;

    private static final long LARGEST_CONTENT = 128L << 20;
    /** Of all files together; an attempt of an hour has some ten thousand. */
    private static final long MOST_LINES = 500_000;

    private static final String ANOTHER = "Hand in the file as bin/lab finish --bundle made it.";

    private final Manifest manifest;
    private final Map<String, byte[]> contents;

    private Bundle(Manifest manifest, Map<String, byte[]> contents) {
        this.manifest = manifest;
        this.contents = contents;
    }

    /**
     * Reads an archive, whoever made it.
     *
     * @throws LabProblem.Usage when there is no such file, or it is no archive
     * @throws BundleRefused when it is one that is not safe to open, or no bundle
     */
    public static Bundle open(Path archive) {
        try {
            if (Files.size(archive) > LARGEST_ARCHIVE) {
                throw refused("is larger than " + (LARGEST_ARCHIVE >> 20) + " MB");
            }
            try (var zip = new ZipFile(archive.toFile())) {
                Map<String, byte[]> contents = contents(zip);
                Manifest manifest = Optional.ofNullable(contents.get(MANIFEST))
                        .flatMap(Manifest::read)
                        .filter(read -> read.schema() == Manifest.SCHEMA)
                        .orElseThrow(() -> refused("has no manifest that this version can read"));
                long names = manifest.files().stream()
                        .map(Manifest.Entry::name)
                        .distinct()
                        .count();
                if (names < manifest.files().size() || names > AttemptFiles.ALL.size()) {
                    throw refused("has a manifest that names files twice, or more than a bundle has");
                }
                return new Bundle(manifest, contents);
            }
        } catch (ZipException e) {
            throw new LabProblem.Usage("the file is no bundle: it is no archive", ANOTHER);
        } catch (IOException e) {
            throw new LabProblem.Usage(archive + " cannot be read", "See that it is there and that you may read it.");
        }
    }

    private static Map<String, byte[]> contents(ZipFile zip) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        if (zip.size() > 2 * AttemptFiles.ALL.size() + 2) {
            throw refused("has more files than a bundle has");
        }
        long room = LARGEST_CONTENT;
        long lines = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!isOfABundle(entry.getName())) {
                throw refused("has a file that no bundle has, " + printable(entry.getName()));
            }
            byte[] bytes = bounded(zip, entry, room);
            room -= bytes.length;
            lines += Chain.count(bytes);
            if (lines > 2 * MOST_LINES) {
                throw refused("has more than " + MOST_LINES + " lines");
            }
            if (contents.put(entry.getName(), bytes) != null) {
                throw refused("has two files called " + entry.getName());
            }
        }
        return contents;
    }

    /** What an entry says of its own size is not believed. */
    private static byte[] bounded(ZipFile zip, ZipEntry entry, long room) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) room + 1);
            if (bytes.length > room) {
                throw refused("unpacks to more than " + (LARGEST_CONTENT >> 20) + " MB");
            }
            return bytes;
        }
    }

    private static boolean isOfABundle(String name) {
        return name.equals(MANIFEST)
                || name.equals(SIGNATURE)
                || AttemptFiles.ALL.stream()
                        .anyMatch(file -> name.equals(ATTEMPT + file) || name.equals(CHAINS + file));
    }

    private static String printable(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }

    private static BundleRefused refused(String what) {
        return new BundleRefused("the archive is refused: it " + what, ANOTHER);
    }

    public Manifest manifest() {
        return manifest;
    }

    /**
     * All that is not as it was when the bundle was made: the signature, then file by file.
     *
     * @param key of whoever says that they made it; without one the signature is not looked at
     */
    public List<Fault> faults(Optional<HandInKey> key) {
        List<Fault> faults = new ArrayList<>();
        key.flatMap(this::signatureFault).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return faults; // what nobody signed is not worth the work
        }
        manifest.files().forEach(entry -> fault(entry).ifPresent(faults::add));
        contents.keySet().stream()
                .filter(name -> name.startsWith(ATTEMPT))
                .map(name -> name.substring(ATTEMPT.length()))
                .filter(name -> manifest.files().stream()
                        .noneMatch(entry -> entry.name().equals(name)))
                .sorted()
                .forEach(name -> faults.add(new Fault(name, 0, "the manifest does not know it")));
        if (!contents.containsKey(ATTEMPT + AttemptFile.NAME)) {
            faults.add(new Fault(AttemptFile.NAME, 0, "is gone, and without it there is no attempt"));
        }
        return faults;
    }

    private Optional<Fault> signatureFault(HandInKey key) {
        byte[] signature = contents.get(SIGNATURE);
        if (signature == null) {
            return Optional.of(new Fault(SIGNATURE, 0, "is missing, so nobody vouches for what is in it"));
        }
        return key.signed(contents.getOrDefault(MANIFEST, new byte[0]), new String(signature, UTF_8))
                ? Optional.empty()
                : Optional.of(new Fault(
                        SIGNATURE,
                        0,
                        manifest.key().equals(key.number())
                                ? "does not fit: the manifest was changed after it was signed, or the key is another one"
                                : "was made with another learner's key"));
    }

    private Optional<Fault> fault(Manifest.Entry entry) {
        String name = entry.name();
        byte[] bytes = contents.get(ATTEMPT + name);
        byte[] noted = contents.get(CHAINS + name);
        if (!AttemptFiles.ALL.contains(name)) {
            return Optional.of(new Fault(MANIFEST, 0, "names a file that no attempt has, " + printable(name)));
        }
        if (bytes == null) {
            return Optional.of(new Fault(name, 0, "is gone"));
        }
        List<ByteBuffer> lines = Chain.lines(bytes);
        Chain chain = new Chain(name);
        if (chain.head(chain.of(lines)).equals(entry.head())) {
            return Optional.empty();
        }
        List<String> links =
                noted == null ? List.of() : new String(noted, UTF_8).lines().toList();
        if (links.size() != entry.lines() || !chain.head(links).equals(entry.head())) {
            return Optional.of(new Fault(name, 0, "its chain does not end as the manifest says"));
        }
        return chain.fault(lines, links)
                .or(() -> Optional.of(new Fault(name, 0, "its chain does not hold what the manifest says")));
    }

    /**
     * @param key as in {@link #faults}
     * @throws BundleRefused when anything is not as it was when the bundle was made
     */
    public void requireWhole(Optional<HandInKey> key) {
        List<Fault> faults = faults(key);
        if (!faults.isEmpty()) {
            int more = faults.size() - 1;
            throw new BundleRefused(
                    "the bundle is refused: " + faults.get(0) + (more == 0 ? "" : ", and " + more + " more"), ANOTHER);
        }
    }

    /**
     * Whether the attempt was recorded with the lab's checks as this installation has them. When it was not, it is judged by this installation's.
     *
     * @param lab as this installation has it
     */
    public boolean isOfSameContent(Lab lab) {
        try {
            Path own = lab.folder().resolve(AttemptFiles.LAB);
            return manifest.labContent().equals(BundleWriter.fingerprint(Files.readAllBytes(own)));
        } catch (IOException e) {
            throw new LabProblem("cannot read the file of " + lab.id(), "Restore it from the repository.", e);
        }
    }

    /** Two bundles with the same one are of the same recording, whoever signed them: the end of what customers asked for and felt. */
    public String recording() {
        return manifest.files().stream()
                .filter(entry -> entry.name().equals("requests.jsonl"))
                .findFirst()
                .map(Manifest.Entry::head)
                .orElse("");
    }

    /**
     * Writes the attempt's files into a folder, but for the lab, which is to be this installation's own, and the verdicts that were given elsewhere.
     * Call {@link #requireWhole} first.
     */
    public void unpackTo(Path folder) {
        write(folder, List.of(AttemptFiles.LAB, VerdictFile.NAME));
    }

    /** The last verdict that was given where it was recorded; empty when there was none. */
    public Optional<String> says() {
        byte[] verdicts = contents.get(ATTEMPT + VerdictFile.NAME);
        return verdicts == null ? Optional.empty() : VerdictFile.lastWord(verdicts);
    }

    private void write(Path folder, List<String> without) {
        try {
            Files.createDirectories(folder);
            for (String name : AttemptFiles.ALL) {
                byte[] bytes = contents.get(ATTEMPT + name);
                if (bytes != null && !without.contains(name)) {
                    Files.write(folder.resolve(name), bytes);
                }
            }
        } catch (IOException e) {
            throw new LabProblem(
                    "the bundle cannot be unpacked to " + folder, "See that the disk has room and that you own it.", e);
        }
    }
}
