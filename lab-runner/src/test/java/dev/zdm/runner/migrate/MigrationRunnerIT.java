package dev.zdm.runner.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.Rehearsal;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.stand.SharedServer;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** The learner's files, applied to a shop with customers and rehearsed on a clone of it. */
@Timeout(300)
class MigrationRunnerIT {

    private static final String HISTORY = "SELECT version || ' ' || file FROM migration_history ORDER BY version";
    private static final String TRIES =
            "SELECT try || ' ' || coalesce(sqlstate, 'well') FROM migration_tries ORDER BY id";

    private final StandNames names = new StandNames("shipper");
    private final List<String> said = new ArrayList<>();
    private Lab lab;
    private Stand stand;
    private Path attempt;

    @BeforeEach
    void startAnAttempt() {
        lab = LabCatalog.in(Path.of("..", "labs")).named("lab-15");
        stand = SharedServer.forAll().stand(names);
        StartOptions options =
                StartOptions.DEFAULT.withRows(20_000).withRate(100).withBaseline(Duration.ofSeconds(3));
        attempt = stand.start(lab, options, Progress.SILENT).folder();
        stand.work(lab).names().forEach(stand.work(lab)::delete);
    }

    @AfterEach
    void takeAway() throws SQLException {
        stand.close();
        SharedServer.forAll().drop(names);
    }

    @Test
    void filesAreAppliedOneByOneAndStandInTheHistory() throws Exception {
        file("V001__source", "ALTER TABLE orders ADD COLUMN source text;");
        file("V010__by_source", """
                -- transaction: none
                SET lock_timeout = '1s';
                CREATE INDEX CONCURRENTLY orders_by_source ON orders (source);
                """);

        assertThat(use("apply", "--to", "1")).isZero();
        assertThat(asked(HISTORY)).containsExactly("1 V001__source.sql");
        assertThat(use("apply")).isZero();
        assertThat(asked(HISTORY)).containsExactly("1 V001__source.sql", "10 V010__by_source.sql");
        assertThat(said).anyMatch(line -> line.contains("1 try, lock_timeout 1s, statement_timeout none"));
        assertThat(use("apply")).isZero();
        assertThat(said).last().isEqualTo("Nothing to apply: all is in the history.");
        // What a file sets ends with its session.
        assertThat(asked("SHOW lock_timeout")).containsExactly("0");

        stand.finish();
        Evidence evidence = EvidenceReader.read(attempt);
        assertThat(evidence.migrations())
                .extracting(Migration::file)
                .containsExactly("V001__source.sql", "V010__by_source.sql");
        assertThat(evidence.migrations())
                .allSatisfy(
                        one -> assertThat(evidence.isLearners(one.session())).isTrue())
                .extracting(Migration::session)
                .doesNotHaveDuplicates();
        assertThat(evidence.toolRuns()).hasSize(3);
    }

    @Test
    void whatWasAppliedIsNeitherChangedNorOvertaken() throws Exception {
        file("V002__source", "ALTER TABLE orders ADD COLUMN source text;");
        use("apply");

        file("V001__late", "ALTER TABLE orders ADD COLUMN late text;");
        assertThatThrownBy(() -> use("apply"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("V001__late.sql comes too late: version 2 is applied already.");
        stand.work(lab).delete("migrations/V001__late.sql");

        file("V002__source", "ALTER TABLE orders ADD COLUMN other text;");
        assertThatThrownBy(() -> use("apply")).hasMessage("V002__source.sql was changed after it had been applied.");
    }

    @Test
    void aFileThatDoesNotGetItsLockIsTriedAgainAsAWhole() throws Exception {
        file("V001__both", """
                SET LOCAL lock_timeout = '100ms';
                ALTER TABLE users ADD COLUMN nickname text;
                ALTER TABLE orders ADD COLUMN source text;
                """);
        try (Connection reader = open()) {
            reader.setAutoCommit(false);
            run(reader, "LOCK TABLE orders IN ACCESS SHARE MODE");

            int code = stand.useTool("apply", List.of(), onceItHears(" 55P03, again in", reader::rollback));

            assertThat(code).isZero();
        }
        assertThat(asked(TRIES)).startsWith("1 55P03").endsWith(asked(TRIES).size() + " well");
        assertThat(asked(HISTORY)).containsExactly("1 V001__both.sql");
    }

    @Test
    void aVacuumThatAShortGuardCannotPushAwayIsNamed() throws Exception {
        file("V001__nickname", """
                SET LOCAL lock_timeout = '100ms';
                ALTER TABLE orders ADD COLUMN nickname text;
                """);
        try (Connection cleaner = open()) {
            run(cleaner, "SET vacuum_cost_delay = '100ms'");
            run(cleaner, "SET vacuum_cost_limit = 1");
            CompletableFuture<Void> vacuum = CompletableFuture.runAsync(() -> {
                try {
                    run(cleaner, "VACUUM (DISABLE_PAGE_SKIPPING) orders");
                } catch (SQLException cancelled) {
                    // it was to be
                }
            });
            while (asked("SELECT 1 FROM pg_stat_progress_vacuum").isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }

            int code = stand.useTool(
                    "apply",
                    List.of(),
                    onceItHears("; a vacuum is at work on orders", cleaner.unwrap(PGConnection.class)::cancelQuery));

            assertThat(code).isZero();
            vacuum.join();
        }
    }

    @Test
    void aFileThatFailsLeavesNothingBehindAndEndsTheRun() throws Exception {
        file("V001__half", """
                CREATE TABLE half (id int);

                SELECT 1 / 0;
                """);
        file("V002__never", "CREATE TABLE never (id int);");

        assertThat(use("apply")).isEqualTo(1);

        assertThat(said).last().asString().startsWith("  V001__half.sql:3 failed with 22012: ERROR: division by zero");
        assertThat(asked("SELECT to_regclass('half') IS NULL AND to_regclass('never') IS NULL"))
                .containsExactly("t");
        assertThat(asked(HISTORY)).isEmpty();
        assertThat(asked(TRIES)).containsExactly("1 22012");
    }

    @Test
    void aFileWaitsForTheVersionThatItNeedsAndTheLastOneIsTakenBack() throws Exception {
        file("V001__contract", """
                -- needs: v2
                COMMENT ON COLUMN users.full_name IS 'not read any more';
                """);
        file("U001__contract", "COMMENT ON COLUMN users.full_name IS NULL;");
        run("ALTER TABLE users ADD COLUMN display_name text");

        assertThat(use("apply")).isEqualTo(1);
        assertThat(said).last().isEqualTo("V001__contract.sql waits: it needs v2 alone, and v1 still runs");
        stand.deploy(List.of("v2"));
        assertThat(use("apply")).isZero();
        assertThat(asked(HISTORY)).hasSize(1);

        assertThat(use("apply", "--undo")).isZero();
        assertThat(asked(HISTORY)).isEmpty();
        assertThatThrownBy(() -> use("apply", "--undo")).hasMessage("Nothing has been applied yet.");
    }

    @Test
    void aRehearsalTellsWhatAnUndoingLeavesAndLosesAndHarms() throws Exception {
        file("V001__source", "ALTER TABLE orders ADD COLUMN source text;");
        file("U001__source", "ALTER TABLE orders DROP COLUMN source;");
        file("V002__by_status", "CREATE INDEX IF NOT EXISTS orders_by_status ON orders (status);");
        file("U002__by_status", "-- nothing to take back");
        file("V003__alone", "ALTER TABLE orders ADD COLUMN alone text;");
        file("V004__shouting", "UPDATE users SET username = upper(username);");
        file("U004__shouting", "SELECT 1;");
        file("V005__no_names", "ALTER TABLE users RENAME COLUMN full_name TO name;");
        file("U005__no_names", "ALTER TABLE users RENAME COLUMN name TO full_name;");

        assertThat(use("rehearse")).isEqualTo(1);

        stand.finish();
        List<Rehearsal> rehearsals = EvidenceReader.read(attempt).rehearsalsSoFar();
        assertThat(rehearsals)
                .extracting(Rehearsal::file)
                .containsExactly(
                        "V001__source.sql",
                        "V002__by_status.sql",
                        "V003__alone.sql",
                        "V004__shouting.sql",
                        "V005__no_names.sql");
        assertThat(rehearsals.get(0).troubles()).isEmpty();
        assertThat(rehearsals.get(1).troubles()).singleElement().asString().contains("orders_by_status");
        assertThat(rehearsals.get(2).troubles()).hasSize(1);
        assertThat(rehearsals.get(3).troubles()).isNotEmpty().allMatch(trouble -> trouble.contains("username"));
        // What the fourth file has lost is still missing.
        assertThat(rehearsals.get(4).troubles()).first().asString().startsWith("customers: v1 42703");
        // The shop itself was left alone, and the clone is gone.
        assertThat(asked("SELECT count(*) = 0 FROM pg_attribute WHERE attname IN ('source', 'name', 'alone')"
                        + " AND attrelid IN ('orders'::regclass, 'users'::regclass)"))
                .containsExactly("t");
        assertThat(asked("SELECT count(*) FROM pg_database WHERE datname = '" + names.cloneDatabase() + "'"))
                .containsExactly("0");
    }

    private void file(String name, String text) {
        stand.work(lab).save("migrations/" + name + ".sql", text);
    }

    private int use(String tool, String... arguments) throws InterruptedException {
        return stand.useTool(tool, Arrays.asList(arguments), said::add);
    }

    private interface Act {
        void run() throws SQLException;
    }

    private static Consumer<String> onceItHears(String word, Act act) {
        return line -> {
            if (line.contains(word)) {
                try {
                    act.run();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private Connection open() throws SQLException {
        Login login = stand.login("learner");
        return DriverManager.getConnection(login.url(), login.role(), login.password());
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = open()) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> asked(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
