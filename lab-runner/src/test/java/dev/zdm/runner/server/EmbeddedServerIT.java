package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

    @TempDir
    Path zdmHome;

    /** A port that no other test's server comes upon while ours is down: those look for one from {@link Ports#FIRST} on. */
    @BeforeEach
    void letTheServersUserInAndChooseAPort() throws IOException {
        Account.open(zdmHome);
        ServerHome.of(zdmHome, Account.ofThisProcess()).keepPort(Ports.freeBelow(Ports.FIRST));
    }

    @AfterEach
    void leaveNoServerBehind() {
        if (Files.exists(zdmHome.resolve("server/data/postmaster.pid"))) {
            start().close();
        }
    }

    @Test
    void dataPortAndPasswordSurviveARestart() throws Exception {
        int port;
        String password;
        try (EmbeddedServer server = start()) {
            assertThat(server.startReport()).isEqualTo(Server.StartReport.CREATED);
            run(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            port = server.port();
            password = server.passwordOf("learner");
        }
        try (EmbeddedServer again = start()) {
            assertThat(again.startReport()).isEqualTo(Server.StartReport.STARTED);
            assertThat(again.port()).isEqualTo(port);
            assertThat(again.passwordOf("learner")).isEqualTo(password);
            assertThat(ask(again, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerLeftRunningIsAdoptedWithItsData() throws Exception {
        EmbeddedServer left = start();
        run(left, "CREATE TABLE kept AS SELECT 42 AS answer");

        try (EmbeddedServer adopted = start()) {
            assertThat(adopted.startReport()).isEqualTo(Server.StartReport.ADOPTED);
            assertThat(ask(adopted, "SELECT answer FROM kept")).isEqualTo("42");
        }
        assertThatThrownBy(() -> left.connectAsAdmin("postgres")).isInstanceOf(SQLException.class);
    }

    @Test
    void aPostmasterThatWasKilledIsStartedAgain() throws Exception {
        EmbeddedServer killed = start();
        run(killed, "CREATE TABLE kept AS SELECT 42 AS answer");
        long pid = PidFile.in(killed.dataDirectory()).orElseThrow().pid();
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();

        try (EmbeddedServer again = start()) {
            assertThat(again.startReport()).isEqualTo(Server.StartReport.STARTED);
            assertThat(ask(again, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void whyAServerDoesNotStartIsToldInItsOwnWords() throws Exception {
        EmbeddedServer server = start();
        Path main = server.dataDirectory().resolve("postgresql.conf");
        server.close();
        // What goes wrong after the server has begun to write its own log is not in what pg_ctl shows.
        Files.writeString(main, Files.readString(main) + "hba_file = 'nowhere.conf'\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("could not load")
                .hasMessageContaining("nowhere.conf");
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() throws Exception {
        int port;
        try (EmbeddedServer server = start()) {
            port = server.port();
        }
        try (ServerSocket squatter = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(squatter.getLocalPort()).isEqualTo(port);
            assertThatThrownBy(this::start).isInstanceOfSatisfying(LabProblem.class, problem -> {
                assertThat(problem).hasMessageContaining("Port " + port);
                assertThat(problem.whatToDo()).contains("ZDM_PG_PORT");
                assertThat(problem.exitCode()).isEqualTo(3);
            });
        }
    }

    @Test
    void aDataDirectoryOfAnotherVersionIsLeftAlone() throws Exception {
        start().close();
        Path version = zdmHome.resolve("server/data/PG_VERSION");
        Files.writeString(version, "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18");
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(zdmHome, Progress.SILENT);
    }

    private static void run(Server server, String sql) throws SQLException {
        try (Connection connection = server.connectAsAdmin("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Server server, String sql) throws SQLException {
        try (Connection connection = server.connectAsAdmin("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
