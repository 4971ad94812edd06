package dev.zdm.runner.server;

import dev.zdm.runner.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The folder of a server: its port, the secret that all passwords follow from and, when it is embedded, its data directory. All three outlive
 * a restart.
 *
 * @param folder below {@code $ZDM_HOME}, or below {@code /var/lib/zdm} when the server's user could not reach it there
 */
record ServerHome(Path folder, Account account) {

    /** Where the server of this {@code $ZDM_HOME} lives. */
    static ServerHome of(Path zdmHome, Account account) {
        return of(zdmHome, "server", account);
    }

    /** As {@link #of(Path, Account)}, for one of several servers. */
    static ServerHome of(Path zdmHome, String name, Account account) {
        try {
            Path wanted = zdmHome.toAbsolutePath().normalize().resolve(name);
            Path folder = account.canReach(zdmHome) ? wanted : Path.of("/var/lib/zdm", digest(wanted.toString()));
            Account.open(folder);
            return new ServerHome(folder, account);
        } catch (IOException e) {
            throw DiskProblem.of("The server's folder below " + zdmHome + " could not be made", e);
        }
    }

    /** Where unpacked programs are shared between checkouts. */
    static Path cache(Account account) {
        boolean isConfigured = !System.getenv().getOrDefault("ZDM_CACHE", "").isBlank();
        return account.isAnother() && !isConfigured ? Path.of("/var/cache/zdm") : CacheFolder.ofThisAccount();
    }

    /** Tells this folder from every other one of this machine, in letters and digits. */
    String key() {
        return digest(folder.toString());
    }

    Path data() {
        return folder.resolve("data");
    }

    Path startLog() {
        return folder.resolve("start.log");
    }

    Optional<Integer> port() throws IOException {
        Path file = folder.resolve("port");
        return Files.exists(file)
                ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
                : Optional.empty();
    }

    void keepPort(int port) throws IOException {
        writeWhole("port", Integer.toString(port));
    }

    /** A role's password. It follows from one secret, so that it is the same after a restart and nothing else has to be kept. */
    String passwordOf(String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        } catch (IOException e) {
            throw DiskProblem.of("The server's secret could not be read", e);
        }
    }

    private String secret() throws IOException {
        Path file = folder.resolve("secret");
        if (!Files.exists(file)) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            writeWhole("secret", HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    private void writeWhole(String name, String text) throws IOException {
        Path half = folder.resolve(name + ".half");
        Files.writeString(half, text + "\n");
        if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
