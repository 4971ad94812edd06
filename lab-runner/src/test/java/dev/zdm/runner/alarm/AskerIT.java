package dev.zdm.runner.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.sql.ScratchDatabase;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.work.WorkFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AskerIT {

    private final ScratchDatabase database = new ScratchDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theFirstRowIsWhatItSays() throws Exception {
        AlertRun run = ask("SELECT n, NULL, 'so' FROM generate_series(1, 3) AS n");

        assertThat(run.rows()).isEqualTo(3);
        assertThat(run.says()).isEqualTo("1, NULL, so");
        assertThat(run.problem()).isNull();
        assertThat(run.waited()).isFalse();
        assertThat(ask("SELECT 1 WHERE false").rows()).isZero();
    }

    @Test
    void anAlertChangesNothing() throws Exception {
        assertThat(ask("CREATE TABLE mine (id int)").problem()).startsWith("25006 ");
        assertThat(ask("SELECT nothing").problem()).startsWith("42703 ");
    }

    @Test
    void oneThatWaitsForALockIsSeenWaitingAndGivenUp() throws Exception {
        try (SqlSession holder = SqlSession.open(database.login("admin"))) {
            holder.execute("CREATE TABLE held (id int)");
            holder.execute("BEGIN");
            holder.execute("LOCK TABLE held IN ACCESS EXCLUSIVE MODE");

            AlertRun run = ask("SELECT count(*) FROM held");

            assertThat(run.waited()).isTrue();
            assertThat(run.problem()).startsWith("57014 ");
            assertThat(run.took()).isGreaterThanOrEqualTo(Asker.GIVES_UP_AFTER.minus(Duration.ofMillis(100)));
        }
    }

    @Test
    void oneThatIsSlowWaitsForNobody() throws Exception {
        AlertRun run = ask("SELECT pg_sleep(1.5)");

        assertThat(run.waited()).isFalse();
        assertThat(run.problem()).isNull();
    }

    @Test
    void anAlertIsOneQuery(@TempDir Path folder) {
        WorkFiles work = new WorkFiles(folder);
        assertThatThrownBy(() -> Alert.of(work)).hasMessageContaining("There is no alert");

        work.save("alerts/lag.sql", "-- behind\nSELECT 1;\n");
        work.save("notes.md", "SELECT 2;");
        assertThat(Alert.of(work)).extracting(Alert::name, Alert::query).containsExactly(tuple("lag", "SELECT 1"));

        work.save("alerts/two.sql", "SELECT 1; SELECT 2;");
        assertThatThrownBy(() -> Alert.of(work))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("alerts/two.sql holds 2 statements.");
    }

    private AlertRun ask(String query) throws InterruptedException {
        Alert alert = new Alert("some", query, "c0ffee");
        try (Asker asker =
                new Asker(alert, SqlSession.open(database.login("admin")), SqlSession.open(database.login("admin")))) {
            AlertRun run = asker.ask();
            assertThat(List.of(run.alert(), run.checksum())).containsExactly("some", "c0ffee");
            return run;
        }
    }
}
