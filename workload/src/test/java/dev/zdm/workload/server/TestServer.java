package dev.zdm.workload.server;

import dev.zdm.workload.shop.SeedProgress;
import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSeeder;
import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * One PostgreSQL for all tests of a JVM, from the binaries on the class path. It is stopped and deleted when the JVM
 * ends. As root it runs as {@code nobody}, since PostgreSQL refuses root.
 */
public final class TestServer {

    public static final String APP_USER = "app_v1";
    public static final long SEED = 42;

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path home;
    private final int port;

    private TestServer(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** The server, started on first use. */
    public static TestServer get() {
        return Holder.SERVER;
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }

    private static TestServer start() {
        try {
            Path home = Files.createTempDirectory("zdm-workload-test");
            unpack(home);
            Path data = Files.createDirectory(home.resolve("data"));
            if (ROOT) {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.setOwner(
                        data,
                        home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            }
            TestServer server = new TestServer(home, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stopAndDelete));
            server.run("initdb", "-D", data.toString(), "-U", "admin", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
            server.run(
                    "pg_ctl",
                    "-D",
                    data.toString(),
                    "-l",
                    data.resolve("server.log").toString(),
                    "-w",
                    "-o",
                    "-p " + server.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
                            + " -c timezone=UTC -c jit=off",
                    "start");
            try (Connection admin = server.admin("postgres");
                    Statement statement = admin.createStatement()) {
                statement.execute("CREATE ROLE " + Shop.OWNER_ROLE);
                statement.execute("CREATE ROLE " + Shop.APP_ROLE);
                statement.execute("CREATE ROLE " + APP_USER + " LOGIN IN ROLE " + Shop.APP_ROLE);
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no PostgreSQL for the tests", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A new, empty database. */
    public String newDatabase() throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection admin = admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }

    /** A new database with a shop of that size. */
    public String newShop(ShopSize size) throws SQLException {
        String name = newDatabase();
        new ShopSeeder(() -> admin(name), SEED, size, SeedProgress.Listener.SILENT).seed();
        return name;
    }

    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "admin", "");
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("runuser", "-u", "nobody", "--"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("zdm-workload-test", ".out");
        try {
            // into a file: the server inherits its starter's output, and a pipe would stay open as long as it runs
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        } finally {
            Files.delete(output);
        }
    }

    private void stopAndDelete() {
        try {
            run("pg_ctl", "-D", home.resolve("data").toString(), "-m", "immediate", "-w", "stop");
        } catch (IOException notRunning) {
            // then there is only something to delete
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException("left behind: " + home, e);
        }
    }

    private static void unpack(Path home) throws IOException {
        String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String archive = "/postgres-" + os + "-" + arch + ".txz";
        try (InputStream packed = TestServer.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IOException(archive + " is not on the class path");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, home.resolve(entry.getName()));
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0b001_000_000) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
