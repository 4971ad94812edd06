package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.CacheFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, as they come in a jar from Maven Central: {@code initdb}, {@code pg_ctl} and {@code postgres}
 * for one platform. Unpacked once into a cache that many checkouts share.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

    /** The major version of the server that these programs make. */
    static final int MAJOR = 18;

    static Binaries unpackedIn(Path cache) {
        List<String> archives = archivesFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream there = archives.stream()
                .map(archive -> Binaries.class.getResourceAsStream("/" + archive))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> noneFor(archives.get(0)))) {
            byte[] packed = there.readAllBytes();
            Path home = cache.resolve("postgresql-" + MAJOR + "-" + checksumOf(packed));
            if (!Files.isDirectory(home)) {
                Account.open(cache);
                unpackOnce(packed, home);
            }
            return new Binaries(home);
        } catch (IOException e) {
            throw DiskProblem.of("PostgreSQL could not be unpacked into " + cache, CacheFolder.VARIABLE, e);
        }
    }

    /**
     * Names of the archives that do for an operating system and processor, as Java's system properties call them; the first that is there is
     * taken. Programs for macOS are made for both of its processors, whichever of them an archive is called after.
     */
    static List<String> archivesFor(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT);
        String processor = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        if (system.startsWith("mac")) {
            String other = processor.equals("arm_64") ? "x86_64" : "arm_64";
            return List.of(archive("darwin", processor), archive("darwin", other));
        }
        return List.of(archive(system.startsWith("windows") ? "windows" : "linux", processor));
    }

    private static String archive(String platform, String processor) {
        return "postgres-" + platform + "-" + processor + ".txz";
    }

    private static LabProblem noneFor(String archive) {
        return new LabProblem.Unfit(
                "There is no PostgreSQL for this platform on the class path (looked for " + archive + ").",
                "Take the release for this platform, or build on it: Linux or macOS, amd64 or arm64.",
                null);
    }

    private static String checksumOf(byte[] packed) {
        CRC32 crc = new CRC32();
        crc.update(packed);
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    /**
     * Two processes may want this at once: the lock lets one unpack, the rename makes it appear whole or not at all. Within one process a file
     * lock refuses the second thread instead of having it wait.
     */
    private static synchronized void unpackOnce(byte[] packed, Path home) throws IOException {
        Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(home)) {
                return;
            }
            Path half = home.resolveSibling(home.getFileName() + ".half");
            delete(half);
            unpack(packed, half);
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            if (!lock.isValid()) {
                throw new IOException("lost the lock on " + lockFile);
            }
        }
    }

    private static void unpack(byte[] packed, Path target) throws IOException {
        try (InputStream bytes = new BufferedInputStream(new java.io.ByteArrayInputStream(packed));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive wants to write outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Account.open(path);
                } else {
                    Account.open(parentOf(path));
                    write(tar, entry, path);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            boolean program = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path parentOf(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " has no folder");
        }
        return parent;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    Path program(String name) {
        boolean windows = Files.exists(home.resolve("bin").resolve(name + ".exe"));
        return home.resolve("bin").resolve(windows ? name + ".exe" : name);
    }
}
