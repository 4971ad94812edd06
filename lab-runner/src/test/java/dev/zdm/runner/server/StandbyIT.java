package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StandbyIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Path home;
    private static EmbeddedServer primary;

    @BeforeAll
    static void startPrimary() throws IOException, SQLException {
        home = Files.createTempDirectory("zdm-standby-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        primary = EmbeddedServer.start(home, Progress.SILENT);
        run("CREATE TABLE notes (id int PRIMARY KEY, note text)");
        run("INSERT INTO notes SELECT n, repeat('x', 100) FROM generate_series(1, 20000) n");
    }

    @AfterAll
    static void stopPrimary() throws IOException {
        primary.close();
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Test
    void itHoldsWhatThePrimaryHoldsAndFollowsIt() throws Exception {
        try (Standby standby = primary.standby(0, Progress.SILENT)) {
            assertThat(ask(standby, "SELECT count(*) FROM notes")).isEqualTo("20000");
            assertThat(ask(standby, "SELECT pg_is_in_recovery()")).isEqualTo("t");
            run("INSERT INTO notes VALUES (0, 'new')");
            await(standby, "SELECT count(*) FROM notes WHERE id = 0", "1");
            run("DELETE FROM notes WHERE id = 0");
        }
        assertThat(askPrimary("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
        try (Stream<Path> left = Files.list(primary.dataDirectory().getParent())) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().equals("standby"));
        }
    }

    @Test
    void behindASlowLinkItLagsAndCatchesUpWhenTheLinkIsFast() throws Exception {
        try (Standby standby = primary.standby(100_000, Progress.SILENT)) {
            run("UPDATE notes SET note = repeat('y', 100)");
            assertThat(Long.parseLong(
                            askPrimary("SELECT (pg_current_wal_lsn() - replay_lsn)::bigint FROM pg_stat_replication")))
                    .isGreaterThan(500_000);
            standby.limit(0);
            await(standby, "SELECT count(*) FROM notes WHERE note LIKE 'y%'", "20000");
        }
    }

    @Test
    void whatAKilledProcessLeftBehindIsTakenAway() throws Exception {
        Standby abandoned = primary.standby(0, Progress.SILENT);
        int port = abandoned.port();
        EmbeddedServer next = EmbeddedServer.start(home, Progress.SILENT);

        assertThat(next.startReport()).isEqualTo(Server.StartReport.ADOPTED);
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(askPrimary("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
        abandoned.close();
    }

    private static void run(String sql) throws SQLException {
        try (Connection admin = primary.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String askPrimary(String sql) throws SQLException {
        try (Connection admin = primary.connectAsAdmin("postgres")) {
            return ask(admin, sql);
        }
    }

    private static String ask(Standby standby, String sql) throws SQLException {
        try (Connection reader = DriverManager.getConnection(
                standby.jdbcUrl("postgres"), Server.ADMIN, primary.passwordOf(Server.ADMIN))) {
            return ask(reader, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void await(Standby standby, String sql, String answer) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!ask(standby, sql).equals(answer)) {
            assertThat(System.nanoTime()).as("it follows within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
