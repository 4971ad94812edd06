package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.Road;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.dev.Walk;
import dev.zdm.runner.sandbox.SharedSandboxes;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Placement;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What stands and verdicts count on, whatever kind of server is below them. One server serves all tests of a class, which opens it anew where it has to. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long ROWS = 50_000;
    private static final LabCatalog LABS =
            LabCatalog.in(Path.of("..", "labs").toAbsolutePath().normalize());

    private Path home;
    private Server server;

    /** Finds, starts or makes the server of this {@code $ZDM_HOME}. */
    abstract Server open(Path zdmHome) throws Exception;

    /** Looks at what is left when the server has been closed, and takes it away. */
    abstract void whenClosed() throws Exception;

    @BeforeAll
    void openIt() throws Exception {
        home = Files.createTempDirectory("zdm-server-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = open(home);
    }

    @AfterAll
    void takeItAway() throws Exception {
        if (server != null) {
            server.close();
        }
        whenClosed();
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Test
    void itIsOfTheVersionThatTheLabsAreFor() {
        assertThat(server.version()).startsWith(Binaries.MAJOR + ".");
        assertThat(server.isAlive()).isTrue();
        assertThat(server.freeDisk()).isPresent();
        assertThat(server.freeDisk().getAsLong()).isGreaterThan(1_000_000);
    }

    @Test
    void itIsSetAsVerdictsNeedIt() throws SQLException {
        for (var setting : ServerSettings.evidence().values().entrySet()) {
            try (Connection admin = server.connectAsAdmin("postgres")) {
                assertThat(ExternalServer.inForce(admin, setting.getKey()))
                        .as(setting.getKey())
                        .isEqualToIgnoringCase(setting.getValue());
            }
        }
    }

    @Test
    void whatWasCommittedAndPasswordsOutliveTheConnectionToIt() throws Exception {
        run("CREATE TABLE kept AS SELECT 42 AS answer");
        makeGuest("somebody");
        server.close();
        server = open(home);
        assertThat(ask("SELECT answer FROM kept")).isEqualTo("42");
        try (Connection again = server.connect("postgres", "somebody")) {
            assertThat(Logins.ask(again, "SELECT current_user")).isEqualTo("somebody");
        }
        run("DROP TABLE kept");
        dropGuest("somebody");
    }

    @Test
    void itsLogIsReadOverSqlAndHasTheStatementWithItsMistake() throws SQLException {
        assertThatThrownBy(() -> run("SELECT 1 / 0 AS something_to_be_found")).isInstanceOf(SQLException.class);
        String line = ask("SELECT coalesce((SELECT max(l) FROM regexp_split_to_table("
                + "pg_read_file(pg_current_logfile('jsonlog')), '\\n') AS l"
                + " WHERE l LIKE '%something_to_be_' || 'found%' AND l LIKE '%22012%'), 'not there')");
        assertThat(line).contains("division by zero").contains("\"func_name\"");
    }

    @Test
    void aLearnerMayNeitherReadItsFilesNorStartPrograms() throws SQLException {
        makeGuest("guest");
        try (Connection guest = server.connect("postgres", "guest");
                Statement statement = guest.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT pg_read_file('postgresql.conf')"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("COPY (SELECT 1) TO PROGRAM 'cat'"))
                    .hasMessageContaining("permission denied");
        }
        dropGuest("guest");
    }

    @Test
    void aStandbyFollowsItAndLeavesNothingBehind() throws Exception {
        run("CREATE TABLE notes AS SELECT n AS id, repeat('x', 100) AS note FROM generate_series(1, 20000) n");
        try (Standby standby = server.standby(100_000, Progress.SILENT)) {
            assertThat(onStandby(standby, "SELECT count(*) FROM notes")).isEqualTo("20000");
            assertThat(onStandby(standby, "SELECT pg_is_in_recovery()")).isEqualTo("t");
            run("UPDATE notes SET note = repeat('y', 100)");
            String behind = "SELECT (pg_current_wal_lsn() - replay_lsn)::bigint FROM pg_stat_replication";
            assertThat(Long.parseLong(ask(behind))).isGreaterThan(500_000);
            standby.limit(0);
            await(() -> onStandby(standby, "SELECT count(*) FROM notes WHERE note LIKE 'y%'")
                    .equals("20000"));
        }
        assertThat(ask("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
        run("DROP TABLE notes");
    }

    @Test
    void aRightAnswerPasses() throws Exception {
        judgedRightly("lab-3", "plainly");
    }

    @Test
    void aWrongAnswerFailsAtTheClaimThatItBroke() throws Exception {
        judgedRightly("lab-3", "blocking-build");
    }

    @Test
    void aRightAnswerPassesOnAStandWithAStandby() throws Exception {
        judgedRightly("lab-8", "no-notes");
    }

    private void judgedRightly(String name, String roadName) throws Exception {
        Lab lab = LABS.named(name);
        Road road = Stream.concat(lab.solutions().stream(), lab.wrongs().stream())
                .filter(one -> one.name().equals(roadName))
                .findFirst()
                .orElseThrow();
        StandNames names = new StandNames("contract");
        AttemptFolders folders = new AttemptFolders(home.resolve("attempts"));
        try (Ground ground = Ground.on(server);
                Stand stand = new Stand(Placement.on(ground), names, folders, "test", SharedSandboxes::all)) {
            StartOptions options = StartOptions.DEFAULT
                    .withRows(Walk.ordersOf(lab, ROWS))
                    .withRate(50)
                    .withBaseline(Duration.ofSeconds(3));
            Walk walk = Walk.on(stand, lab, Optional.of(road), options);
            assertThat(walk.isRight()).as(() -> Walk.inFull(walk.verdict())).isTrue();
        }
    }

    private void makeGuest(String name) throws SQLException {
        run("CREATE ROLE " + name + " LOGIN PASSWORD '" + server.passwordOf(name) + "'");
        run("GRANT CONNECT ON DATABASE postgres TO " + name);
    }

    private void dropGuest(String name) throws SQLException {
        run("DROP OWNED BY " + name);
        run("DROP ROLE " + name);
    }

    final Path home() {
        return home;
    }

    final Server server() {
        return server;
    }

    /** For a test that had to end the one before. */
    final void replaceWith(Server next) {
        server = next;
    }

    final void run(String sql) throws SQLException {
        try (Connection connection = server.connectAsAdmin("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    final String ask(String sql) throws SQLException {
        try (Connection connection = server.connectAsAdmin("postgres")) {
            return Logins.ask(connection, sql);
        }
    }

    private static String onStandby(Standby standby, String sql) throws SQLException {
        try (Connection reader = standby.connect("postgres", Server.ADMIN)) {
            return Logins.ask(reader, sql);
        }
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("it comes true within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
