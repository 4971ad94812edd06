package dev.zdm.runner.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.LabOnAStand;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Flyway itself, in processes of its own, on a shop with customers. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class FlywayToolIT {

    private static final String WAITING_BUILDS = "SELECT count(*) FROM pg_stat_progress_create_index"
            + " WHERE datname = current_database() AND phase LIKE 'waiting for %'";

    private LabOnAStand stand;

    @BeforeEach
    void startAnAttempt() {
        stand = new LabOnAStand("lab-16");
    }

    @AfterEach
    void takeAway() throws SQLException {
        stand.close();
    }

    @Test
    void twoDeployersApplyEachFileOnce() throws Exception {
        withoutAnIndexThatHangs();

        assertThat(stand.use("flyway", "--deployers", "2", "migrate")).isZero();

        List<Deployer> deployers = stand.evidence().deployers();
        assertThat(deployers).hasSize(2).allSatisfy(one -> {
            assertThat(one.command()).isEqualTo("migrate");
            assertThat(one.exit()).isZero();
            assertThat(one.sessions()).isNotEmpty();
        });
        assertThat(deployers.stream().flatMap(one -> one.applied().stream())).containsExactlyInAnyOrder("1", "2");
        assertThat(stand.said()).anyMatch(line -> line.startsWith("1 | ")).anyMatch(line -> line.startsWith("2 | "));
    }

    @Test
    void aBuildThatWaitsForFlywaysOwnLockEndsWhenItIsInterrupted() throws Exception {
        FutureTask<Integer> migration = new FutureTask<>(() -> stand.use("flyway", "migrate"));
        Thread caller = new Thread(migration, "migration");
        caller.start();
        awaitAsked(WAITING_BUILDS, "1");
        caller.interrupt();
        assertThatThrownBy(() -> migration.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);

        awaitAsked(WAITING_BUILDS, "0");
        Deployer stopped = stand.evidence().deployers().get(0);
        assertThat(stopped.exit()).isNull();
        assertThat(stopped.applied()).containsExactly("1");
    }

    @Test
    void whatTakesTooLongIsStoppedAndWhatIsUnknownRefused() throws Exception {
        assertThat(stand.use("flyway", "--stop-after", "1s", "migrate")).isEqualTo(4);

        assertThat(stand.said()).last().isEqualTo("Stopped after 1 s.");
        assertThatThrownBy(() -> stand.use("flyway"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("flyway was not told what to do.");
        assertThatThrownBy(() -> stand.use("flyway", "clean"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("flyway does not know 'clean'.");
        stand.work().save("flyway.conf", "flyway.initSql=SET lock_timeout = '1s'; CREATE TABLE mine (id int)");
        assertThatThrownBy(() -> stand.use("flyway", "info"))
                .hasMessage("flyway.conf: flyway.initSql does more than SET.");
    }

    @Test
    void whatFailsIsTold() throws Exception {
        withoutAnIndexThatHangs();
        stand.work().save("sql/V3__broken.sql", "SELECT 1 / 0;");

        assertThat(stand.use("flyway", "migrate")).isEqualTo(1);

        assertThat(stand.said()).anyMatch(line -> line.contains("division by zero"));
        assertThat(stand.evidence().deployers().get(0).applied()).containsExactly("1", "2");
    }

    /** Flyway's lock is a transaction, for which a concurrent build waits: the files from V2 on make way for one that locks nothing. */
    private void withoutAnIndexThatHangs() {
        stand.work().names().stream()
                .filter(file -> file.matches("sql/V[2-9].*"))
                .forEach(stand.work()::delete);
        stand.work().save("sql/V2__lists.sql", "CREATE TABLE lists (id int);");
    }

    private void awaitAsked(String query, String answer) {
        Instant limit = Instant.now().plus(Duration.ofMinutes(2));
        while (!stand.asked(query).equals(List.of(answer))) {
            assertThat(Instant.now()).as(query).isBefore(limit);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
