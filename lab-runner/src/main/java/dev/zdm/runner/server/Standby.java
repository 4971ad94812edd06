package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hot standby of a server: a copy of its files, taken while it runs, that follows it by streaming replication. It runs on this machine and lives
 * no longer than what needs it; its files go with it. The way to it can be made slow.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">Low-level base backup</a>
 */
public final class Standby implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Standby.class);
    private static final String SLOT = "zdm_standby";
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);
    private static final Duration SLOT_IS_FREE_WITHIN = Duration.ofSeconds(10);
    /** A standby follows only a primary that has no more of these than it has itself. */
    private static final List<String> AT_LEAST_THE_PRIMARYS = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    /** Data directories of this process's standbys: learners of a class share servers. */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Server primary;
    private final Programs programs;
    private final Path data;
    private final int port;
    private final SlowLink link;

    private Standby(Server primary, Programs programs, Path data, int port, SlowLink link) {
        this.primary = primary;
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.link = link;
    }

    /**
     * Copies the server, starts the copy on this machine and waits until it follows.
     *
     * @param files the primary's
     * @param data where the copy lies
     * @param bytesPerSecond how fast the write-ahead log reaches it; 0 for no limit
     */
    static Standby of(
            Server primary, ServerFiles files, Programs programs, Path data, long bytesPerSecond, Progress progress) {
        if (!IN_USE.add(data)) {
            throw new LabProblem.Usage(
                    "Somebody else's stand on this server has its standby, and there is one at a time.",
                    "Wait until they are done, or go on with a lab that needs none.");
        }
        try {
            removeLeftOver(programs, data);
            SlowLink link = SlowLink.to(new InetSocketAddress(primary.host(), primary.port()), 0);
            try {
                progress.at("copying the server for a standby", 0, 0);
                copy(primary, files, data);
                progress.at("starting the standby", 0, 0);
                int port = configureAndStart(primary, programs, data, link.port());
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
            IN_USE.remove(data);
            throw DiskProblem.of("The standby could not be made", e);
        } catch (SQLException e) {
            IN_USE.remove(data);
            throw new LabProblem.Unfit(
                    "The standby could not be made: " + e.getMessage(), "Run bin/lab doctor, then start again.", e);
        } catch (RuntimeException e) {
            IN_USE.remove(data);
            throw e;
        }
    }

    /**
     * Takes away what a process that was killed left behind. A slot that nobody reads from keeps all the write-ahead log from then on.
     */
    static void forgetLeftOver(Server primary, Programs programs, Path data) {
        IN_USE.remove(data);
        try {
            removeLeftOver(programs, data);
            dropSlot(primary);
        } catch (IOException e) {
            throw DiskProblem.of("The standby that was left over could not be taken away", e);
        } catch (SQLException e) {
            LOG.warn("the slot of a standby that is gone could not be dropped: {}", e.toString());
        }
    }

    private static void removeLeftOver(Programs programs, Path data) throws IOException {
        if (Files.exists(data)) {
            programs.stop(data);
            Binaries.delete(data);
        }
    }

    private static void copy(Server primary, ServerFiles files, Path data) throws IOException, SQLException {
        dropSlot(primary);
        try (Connection backup = primary.connectAsAdmin("postgres");
                Statement statement = backup.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('" + SLOT + "', true)");
            statement.execute("SELECT pg_backup_start('" + SLOT + "', fast => true)");
            files.copyTo(data);
            Files.createDirectories(data.resolve("pg_wal/archive_status"));
            Files.createDirectories(data.resolve("pg_wal/summaries"));
            Files.writeString(
                    data.resolve("backup_label"),
                    Logins.ask(backup, "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)"));
        }
    }

    /** With settings of its own: what the primary was told may hold for its machine only. */
    private static int configureAndStart(Server primary, Programs programs, Path data, int linkPort)
            throws IOException, SQLException {
        StringBuilder settings = new StringBuilder(ServerSettings.own().text())
                .append(ServerSettings.evidence().text())
                .append("primary_conninfo = 'host=127.0.0.1 port=" + linkPort + " user=" + Server.ADMIN + " password="
                        + primary.passwordOf(Server.ADMIN) + " application_name=" + SLOT + "'\n")
                .append("primary_slot_name = '" + SLOT + "'\n")
                .append("log_recovery_conflict_waits = on\n")
                .append("wal_receiver_status_interval = 1s\n");
        try (Connection admin = primary.connectAsAdmin("postgres")) {
            for (String name : AT_LEAST_THE_PRIMARYS) {
                settings.append(name + " = " + Logins.ask(admin, "SHOW " + name) + "\n");
            }
        }
        Files.createFile(data.resolve("standby.signal"));
        Files.deleteIfExists(data.resolve("postgresql.auto.conf"));
        Files.writeString(data.resolve("postgresql.conf"), "include 'zdm.conf'\n");
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
        return programs.startOnFreePort(data, data.resolveSibling("standby-start.log"), Ports.FIRST, free -> {
            Files.writeString(data.resolve("zdm.conf"), settings + "port = " + free + "\n");
            programs.account().own(data);
        });
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

    private static void dropSlot(Server primary) throws SQLException {
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
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A new connection that belongs to the caller, as a role of the primary's. */
    public Connection connect(String database, String role) throws SQLException {
        return Logins.open(jdbcUrl(database), role, primary.passwordOf(role));
    }

    /** From now on the write-ahead log reaches it so fast; 0 for no limit. */
    public void limit(long bytesPerSecond) {
        link.limit(bytesPerSecond);
    }

    /** Stops it and takes its files away; the primary goes on. */
    @Override
    public void close() {
        IN_USE.remove(data);
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
