package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalContractIT extends ServerContract {

    private final ForeignServer foreign;
    private boolean isReady;

    ExternalContractIT() throws IOException {
        foreign = ForeignServer.start();
    }

    @Override
    Server open(Path zdmHome) throws Exception {
        if (!isReady) {
            itIsToldWhatASettingWantsARestartFor(zdmHome);
            foreign.restart();
            isReady = true;
        }
        return ExternalServer.at(foreign.url(), zdmHome, Progress.SILENT);
    }

    private void itIsToldWhatASettingWantsARestartFor(Path zdmHome) {
        assertThatThrownBy(() -> ExternalServer.at(foreign.url(), zdmHome, Progress.SILENT))
                .isInstanceOfSatisfying(LabProblem.Unfit.class, problem -> {
                    assertThat(problem).hasMessageContaining("logging_collector, track_commit_timestamp.");
                    assertThat(problem.whatToDo()).contains("restart that server once");
                });
    }

    /** It goes on without us. */
    @Override
    void whenClosed() throws Exception {
        try (Connection chef =
                Logins.open(ServerAddress.of(foreign.url()).jdbcUrl("postgres"), "chef", "chef's secret")) {
            assertThat(Logins.ask(chef, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'zdm'"))
                    .isEqualTo("1");
        }
        foreign.close();
    }

    @Test
    void anotherInstallationIsKeptAway(@TempDir Path another) throws IOException {
        Account.open(another);
        assertThatThrownBy(() -> ExternalServer.at(foreign.url(), another, Progress.SILENT))
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("Another installation");
    }

    @Test
    void whoIsNoSuperuserIsToldSo(@TempDir Path another) throws Exception {
        Account.open(another);
        run("CREATE ROLE waiter LOGIN PASSWORD 'w'");
        run("GRANT CONNECT ON DATABASE postgres TO waiter");
        String url = "jdbc:postgresql://127.0.0.1:" + server().port() + "/postgres?user=waiter&password=w";
        assertThatThrownBy(() -> ExternalServer.at(url, another, Progress.SILENT))
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("waiter is no superuser");
        run("DROP OWNED BY waiter");
        run("DROP ROLE waiter");
    }

    @Test
    void aWrongPasswordAndAClosedPortAreTold(@TempDir Path another) throws Exception {
        Account.open(another);
        int port = server().port();
        assertThatThrownBy(
                        () -> ExternalServer.at("postgresql://chef:wrong@127.0.0.1:" + port, another, Progress.SILENT))
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> ExternalServer.at(
                        "postgresql://chef:any@127.0.0.1:" + Ports.freeBelow(Ports.FIRST), another, Progress.SILENT))
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("does not let us in");
    }

    @Test
    void aRoleOfThatNameThatIsNotOursIsLeftAlone(@TempDir Path another) throws Exception {
        Account.open(another);
        try (ForeignServer theirs = ForeignServer.start()) {
            ServerAddress address = ServerAddress.of(theirs.url());
            try (Connection chef = Logins.open(address.jdbcUrl("postgres"), "chef", "chef's secret");
                    Statement statement = chef.createStatement()) {
                statement.execute("CREATE ROLE admin LOGIN PASSWORD 'theirs'");
                for (var setting : ServerSettings.evidence().values().entrySet()) {
                    statement.execute("ALTER SYSTEM SET " + setting.getKey() + " = '" + setting.getValue() + "'");
                }
            }
            theirs.restart();
            assertThatThrownBy(() -> ExternalServer.at(theirs.url(), another, Progress.SILENT))
                    .isInstanceOf(LabProblem.Unfit.class)
                    .hasMessageContaining("a role 'admin' already");
            Logins.open(address.jdbcUrl("postgres"), "admin", "theirs").close();
        }
    }
}
