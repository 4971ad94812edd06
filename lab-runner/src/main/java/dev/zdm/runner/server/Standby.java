package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hot standby of an embedded server: a copy of its files, taken while it runs, that follows it by streaming replication. It lives
 * no longer than what needs it; its files go with it. The way to it can be made slow.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">Low-level base backup</a>
 */
public final class Standby implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Standby.class);
    private static final String SLOT = "zdm_standby";
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);
    private static final Duration SLOT_IS_FREE_WITHIN = Duration.ofSeconds(10);
    /** Folders that a standby begins with empty. */
    private static final Set<String> LEFT_EMPTY =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_stat_tmp", "pg_subtrans", "log");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    private final EmbeddedServer primary;
    private final Programs programs;
    private final Path data;
    private final int port;
    private final SlowLink link;

    private Standby(EmbeddedServer primary, Programs programs, Path data, int port, SlowLink link) {
        this.primary = primary;
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.link = link;
    }

    /**
     * Copies the server, starts the copy and waits until it follows.
     *
     * @param bytesPerSecond how fast the write-ahead log reaches it; 0 for no limit
     */
    static Standby of(EmbeddedServer primary, Programs programs, Path data, long bytesPerSecond, Progress progress) {
        try {
            removeLeftOver(programs, data);
            SlowLink link = SlowLink.to(primary.port(), 0);
            try {
                progress.at("copying the server for a standby", 0, 0);
                copy(primary, data);
                Files.createFile(data.resolve("standby.signal"));
                String inherited = Files.readString(data.resolve("zdm.conf"));
                programs.account().own(data);
                progress.at("starting the standby", 0, 0);
                int port = programs.startOnFreePort(
                        data,
                        data.resolveSibling("standby-start.log"),
                        primary.port() + 1,
                        free -> Files.writeString(
                                data.resolve("zdm.conf"), inherited + settings(primary, free, link.port())));
                Standby standby = new Standby(primary, programs, data, port, link);
                standby.awaitFollowing();
                link.limit(bytesPerSecond);
                return standby;
            } catch (IOException | SQLException | RuntimeException e) {
                link.close();
                removeLeftOver(programs, data);
                dropSlot(primary);
                throw e;
            }
        } catch (IOException e) {
            throw DiskProblem.of("The standby could not be made", e);
        } catch (SQLException e) {
            throw new LabProblem.Unfit(
                    "The standby could not be made: " + e.getMessage(), "Run bin/lab doctor, then start again.", e);
        }
    }

    /** What a process that was killed left behind. */
    static void removeLeftOver(Programs programs, Path data) throws IOException {
        if (Files.exists(data)) {
            programs.stop(data);
            Binaries.delete(data);
        }
    }

    /** A slot that nobody reads from keeps all the write-ahead log from then on. */
    static void forgetLeftOver(EmbeddedServer primary) {
        try {
            dropSlot(primary);
        } catch (SQLException e) {
            LOG.warn("the slot of a standby that is gone could not be dropped: {}", e.toString());
        }
    }

    private static void copy(EmbeddedServer primary, Path data) throws IOException, SQLException {
        dropSlot(primary);
        try (Connection backup = primary.connectAsAdmin("postgres");
                Statement statement = backup.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('" + SLOT + "', true)");
            statement.execute("SELECT pg_backup_start('" + SLOT + "', fast => true)");
            copyFiles(primary.dataDirectory(), data);
            try (ResultSet label =
                    statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
                label.next();
                Files.writeString(data.resolve("backup_label"), label.getString(1));
            }
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(folder).toString());
                Files.createDirectory(copy);
                if (copy.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
                }
                boolean topLevel = from.equals(folder.getParent());
                return topLevel && LEFT_EMPTY.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException dropped) {
                        LOG.debug("{} was dropped while it was copied; the log tells the standby", file);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        Files.createDirectories(to.resolve("pg_wal/archive_status"));
        Files.createDirectories(to.resolve("pg_wal/summaries"));
    }

    private static String settings(EmbeddedServer primary, int port, int linkPort) {
        return "port = " + port + "\n"
                + "primary_conninfo = 'host=127.0.0.1 port=" + linkPort + " user=" + Server.ADMIN + " password="
                + primary.passwordOf(Server.ADMIN) + " application_name=" + SLOT + "'\n"
                + "primary_slot_name = '" + SLOT + "'\n"
                + "log_recovery_conflict_waits = on\n"
                + "wal_receiver_status_interval = 1s\n";
    }

    private void awaitFollowing() throws SQLException {
        long end = System.nanoTime() + FOLLOWS_WITHIN.toNanos();
        try (Connection admin = primary.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet row =
                        statement.executeQuery("SELECT 1 FROM pg_stat_replication WHERE application_name = '" + SLOT
                                + "' AND state = 'streaming' AND replay_lsn >= pg_current_wal_lsn() - 1000000")) {
                    if (row.next()) {
                        return;
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new LabProblem.TimedOut(
                "The standby does not follow its primary within " + FOLLOWS_WITHIN.toSeconds() + " s.",
                "Look at the newest file in " + data.resolve("log") + ".");
    }

    private static void dropSlot(EmbeddedServer primary) throws SQLException {
        long end = System.nanoTime() + SLOT_IS_FREE_WITHIN.toNanos();
        try (Connection admin = primary.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            boolean there = true;
            while (there && System.nanoTime() < end) {
                statement.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                        + " WHERE slot_name = '" + SLOT + "' AND NOT active");
                try (ResultSet row =
                        statement.executeQuery("SELECT 1 FROM pg_replication_slots WHERE slot_name = '" + SLOT + "'")) {
                    there = row.next();
                }
                if (there) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + primary.host() + ":" + port + "/" + database;
    }

    /** A new connection that belongs to the caller, as a role of the primary's. */
    public Connection connect(String database, String role) throws SQLException {
        return primary.open(jdbcUrl(database), role);
    }

    /** From now on the write-ahead log reaches it so fast; 0 for no limit. */
    public void limit(long bytesPerSecond) {
        link.limit(bytesPerSecond);
    }

    /** Stops it and takes its files away; the primary goes on. */
    @Override
    public void close() {
        link.close();
        try {
            programs.stop(data);
            Binaries.delete(data);
            dropSlot(primary);
        } catch (IOException | SQLException e) {
            LOG.warn("the standby was not taken away whole: {}", e.toString());
        }
    }
}
