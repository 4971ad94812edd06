package dev.zdm.runner.sql;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SqlSessionIT {

    private final List<Backend> backends = new ArrayList<>();
    private final ScratchDatabase database = new ScratchDatabase();
    private final SqlSession session = SqlSession.open(database.login(ScratchDatabase.ROLE), backends::add);

    @AfterEach
    void leaveNothingBehind() {
        session.close();
        database.close();
    }

    @Test
    void rowsComeAsTextAndNullStaysNull() {
        Result result =
                session.execute("SELECT 1 AS n, true AS yes, NULL AS nothing, 'größe' AS word, 1.50::numeric AS price");

        assertThat(result.failed()).isFalse();
        assertThat(result.columns()).containsExactly("n", "yes", "nothing", "word", "price");
        assertThat(result.rows()).containsExactly(Arrays.asList("1", "t", null, "größe", "1.50"));
        assertThat(result.tag()).isEqualTo("SELECT 1");
        assertThat(result.truncated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (a int)                                  | CREATE TABLE",
                "INSERT INTO orders VALUES (-1, 'new'), (-2, 'new')      | INSERT 0 2",
                "INSERT INTO orders VALUES (-1, 'new') RETURNING id      | INSERT 0 1",
                "UPDATE orders SET status = 'sent' WHERE id <= 5         | UPDATE 5",
                "ALTER TABLE orders ADD COLUMN c text                    | ALTER TABLE",
                "SET lock_timeout = '2s'                                 | SET",
                "SHOW lock_timeout                                       | SHOW",
                "EXPLAIN SELECT 1                                        | EXPLAIN",
                "BEGIN                                                   | BEGIN",
            })
    void theTagIsWhatPsqlWouldPrint(String statement, String tag) {
        assertThat(session.execute(statement).tag()).isEqualTo(tag);
    }

    @Test
    void anErrorSaysAllThatTheServerSaid() {
        Result.Failure unknown = failure("SELECT colour FROM orders");
        assertThat(unknown.sqlstate()).isEqualTo("42703");
        assertThat(unknown.message()).isEqualTo("column \"colour\" does not exist");
        assertThat(unknown.position()).isEqualTo(8);

        Result.Failure duplicate = failure("INSERT INTO orders VALUES (1, 'again')");
        assertThat(duplicate.sqlstate()).isEqualTo("23505");
        assertThat(duplicate.detail()).isEqualTo("Key (id)=(1) already exists.");

        Result.Failure hinted = failure("SELECT idd FROM orders");
        assertThat(hinted.hint()).contains("orders.id");
    }

    @Test
    void noticesComeInOrder() {
        Result result = session.execute(
                "DO $$ BEGIN RAISE NOTICE 'first'; RAISE WARNING 'second' USING HINT = 'sit down'; END $$");

        assertThat(result.notices()).containsExactly("NOTICE:  first", "WARNING:  second\nHINT:  sit down");
    }

    @Test
    void typedTransactionsMeanWhatTheySay() {
        assertThat(session.transaction()).isEqualTo(Transaction.NONE);
        session.execute("BEGIN");
        assertThat(session.transaction()).isEqualTo(Transaction.OPEN);
        session.execute("DELETE FROM orders");
        session.execute("SELECT 1 / 0");
        assertThat(session.transaction()).isEqualTo(Transaction.FAILED);
        assertThat(failure("SELECT 1").sqlstate()).isEqualTo("25P02");
        assertThat(session.execute("COMMIT").tag()).isEqualTo("ROLLBACK");
        assertThat(session.transaction()).isEqualTo(Transaction.NONE);
        assertThat(session.execute("SELECT count(*) FROM orders").rows()).containsExactly(List.of("1000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON orders (status)",
                "VACUUM orders",
                "SELECT '{fn now()} ? {d}', 1 -- ;",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END",
                "CREATE RULE r AS ON DELETE TO orders DO ALSO (SELECT 1; SELECT 2)",
            })
    void whatPsqlCanDoWorks(String statement) {
        assertThat(session.execute(statement).error()).isNull();
    }

    @Test
    void aTransactionThatIdlesAfterASelectKeepsNoSnapshot() throws Exception {
        session.execute("BEGIN");
        session.execute("SELECT * FROM orders");

        assertThat(database.ask("SELECT backend_xmin IS NULL FROM pg_stat_activity WHERE pid = " + session.pid()))
                .isEqualTo("t");
    }

    @Test
    void aLongAnswerIsCutAndSaysSo() {
        Result result = session.execute("SELECT * FROM orders ORDER BY id");

        assertThat(result.rows()).hasSize(500);
        assertThat(result.truncated()).isTrue();
        assertThat(result.tag()).isEqualTo("SELECT 1000");
        assertThat(session.execute("SELECT * FROM orders ORDER BY id LIMIT 500").truncated())
                .isFalse();
    }

    @Test
    void rowsBeyondOneMegabyteNeverReachUs() {
        Result result = session.execute("SELECT repeat('x', 400000) FROM generate_series(1, 400)");

        assertThat(result.failed()).isFalse();
        assertThat(result.tag()).isEqualTo("SELECT 400");
        assertThat(result.rows()).hasSize(2);
        assertThat(result.truncated()).isTrue();
        assertThat(session.execute("SELECT 1").rows()).containsExactly(List.of("1"));
    }

    @Test
    void aRunningStatementCanBeCancelled() throws Exception {
        CompletableFuture<Result> sleeping = session.executeAsync("SELECT pg_sleep(50)");
        awaitActive();
        assertThat(session.running()).contains("SELECT pg_sleep(50)");

        session.cancel();

        assertThat(sleeping.get(20, SECONDS).error())
                .isNotNull()
                .satisfies(error -> assertThat(error.sqlstate()).isEqualTo("57014"));
        assertThat(session.running()).isEmpty();
        assertThat(session.execute("SELECT 1").failed()).isFalse();
    }

    @Test
    void anIdleSessionHasNothingToCancel() {
        session.cancel();
        assertThat(session.execute("SELECT 1").failed()).isFalse();
    }

    @Test
    void aBusySessionTakesNoOtherStatement() throws Exception {
        CompletableFuture<Result> sleeping = session.executeAsync("SELECT pg_sleep(50)");
        awaitActive();

        assertThatThrownBy(() -> session.execute("SELECT 1"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("this session is still running: SELECT pg_sleep(50)");
        session.cancel();
        sleeping.get(20, SECONDS);
    }

    @Test
    void aSessionThatIsEndedInTheMiddleConnectsAgainAndSaysSo() throws Exception {
        Backend before = session.backend();
        CompletableFuture<Result> sleeping = session.executeAsync("SELECT pg_sleep(50)");
        awaitActive();
        database.run("SELECT pg_terminate_backend(" + before.pid() + ")");

        Result ended = sleeping.get(20, SECONDS);

        assertThat(ended.error())
                .isNotNull()
                .satisfies(error -> assertThat(error.sqlstate()).isEqualTo("57P01"));
        assertThat(ended.notices()).hasSize(1);
        assertThat(ended.notices().get(0)).contains("Connected again, as process " + session.pid());
        assertThat(session.pid()).isNotEqualTo(before.pid());
        assertThat(backends).containsExactly(before, session.backend());
        assertThat(session.execute("SELECT 1").failed()).isFalse();
    }

    @Test
    void aSessionThatIsEndedWhileIdleSaysSoAtTheNextStatementAndDoesNotRunIt() throws Exception {
        session.execute("BEGIN");
        int before = session.pid();
        database.run("SELECT pg_terminate_backend(" + before + ", 10000)");

        Result lost = session.execute("DELETE FROM orders");

        assertThat(lost.failed()).isTrue();
        assertThat(lost.notices()).anyMatch(notice -> notice.contains("Connected again"));
        assertThat(session.transaction()).isEqualTo(Transaction.NONE);
        assertThat(session.execute("SELECT count(*) FROM orders").rows()).containsExactly(List.of("1000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY orders FROM STDIN", "copy (SELECT 1)\n to stdout", "\\d orders"})
    void whatNeedsAnotherClientIsRefusedInClearWords(String statement) {
        Result.Failure refusal = failure(statement);

        assertThat(refusal.hint()).contains("bin/lab psql");
        assertThat(session.execute("SELECT 1").failed()).isFalse();
    }

    @Test
    void theBackendIsTheOneThatTheServerKnows() throws Exception {
        assertThat(Instant.parse(
                        database.ask("SELECT to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"
                                + " FROM pg_stat_activity WHERE pid = " + session.pid())))
                .isEqualTo(session.backendStarted());
    }

    @Test
    void closingEndsWhatIsRunning() throws Exception {
        CompletableFuture<Result> sleeping = session.executeAsync("SELECT pg_sleep(50)");
        awaitActive();
        int pid = session.pid();

        session.close();

        assertThat(sleeping.get(20, SECONDS).failed()).isTrue();
        database.await("SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = " + pid);
        assertThatThrownBy(() -> session.execute("SELECT 1")).isInstanceOf(LabProblem.Usage.class);
    }

    @Test
    void aWrongPasswordIsToldInTwoLines() {
        Login wrong = new Login(database.login("admin").url(), "admin", "wrong");
        assertThatThrownBy(() -> SqlSession.open(wrong))
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("cannot log in as admin at jdbc:postgresql://")
                .hasMessageNotContaining("wrong,");
    }

    private Result.Failure failure(String statement) {
        Result.Failure error = session.execute(statement).error();
        assertThat(error).as(statement).isNotNull();
        return error;
    }

    private void awaitActive() {
        database.await("SELECT state = 'active' AND wait_event = 'PgSleep' FROM pg_stat_activity WHERE pid = "
                + session.pid());
    }
}
