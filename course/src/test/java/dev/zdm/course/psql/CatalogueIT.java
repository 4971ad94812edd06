package dev.zdm.course.psql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** psql's commands on a real shop; where there is a psql, word for word what it prints. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CatalogueIT {

    private static final Path PSQL = Path.of("/usr/bin/psql");

    private static Path state;
    private static LabRunner runner;
    private static SqlSession session;

    @BeforeAll
    static void openAShop() throws IOException {
        state = Files.createTempDirectory("zdm-catalogue-");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Path.of("..").toAbsolutePath().normalize();
        runner = LabRunner.open(new Home(root, state), Progress.SILENT);
        runner.stand().practise(StartOptions.DEFAULT.withRows(20_000).withRate(10), Progress.SILENT);
        session = runner.stand().open("learner");
        for (String statement : List.of(
                "CREATE TABLE kept (id bigint GENERATED ALWAYS AS IDENTITY, order_id bigint, note text COLLATE \"C\" DEFAULT 'x',"
                        + " twice int GENERATED ALWAYS AS (2 * 3) STORED, PRIMARY KEY (id), UNIQUE (order_id) DEFERRABLE)",
                "COMMENT ON TABLE kept IS 'kept for a while'",
                "COMMENT ON COLUMN kept.note IS 'free words'",
                "CREATE INDEX kept_note ON kept (lower(note)) INCLUDE (order_id) WHERE note IS NOT NULL",
                "ALTER TABLE kept ADD CONSTRAINT kept_orders FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID",
                "ALTER TABLE kept ADD CONSTRAINT kept_short CHECK (length(note) < 100) NOT VALID",
                "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER kept_sync BEFORE INSERT OR UPDATE ON kept FOR EACH ROW EXECUTE FUNCTION nothing()",
                "CREATE TRIGGER kept_off AFTER DELETE ON kept FOR EACH ROW EXECUTE FUNCTION nothing()",
                "ALTER TABLE kept DISABLE TRIGGER kept_off",
                "INSERT INTO kept (order_id, note) VALUES (1, 'a'), (2, 'a')",
                "CREATE VIEW kept_notes AS SELECT id, note FROM kept",
                "CREATE TABLE parts (id int, day date) PARTITION BY RANGE (day)",
                "CREATE TABLE parts_2026 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                "CREATE INDEX parts_day ON parts (day)",
                "CREATE TABLE \"Odd name\" (a int)",
                "CREATE TABLE heirs (more text) INHERITS (\"Odd name\")",
                "CREATE UNLOGGED TABLE quick (a int)")) {
            assertThat(session.execute(statement).error()).as(statement).isNull();
        }
        // A unique build over two equal notes fails, and what it leaves behind is INVALID.
        assertThat(session.execute("CREATE UNIQUE INDEX CONCURRENTLY kept_twice ON kept (note)")
                        .error())
                .isNotNull();
    }

    @AfterAll
    static void closeIt() throws IOException {
        session.close();
        runner.close();
        try (Stream<Path> all = Files.walk(state)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @AfterEach
    void endTheTransaction() {
        session.execute("ROLLBACK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d",
                "\\dt",
                "\\di",
                "\\dv",
                "\\ds",
                "\\dt+ kept*",
                "\\di+ kept*",
                "\\d+ kept_notes",
                "\\dt or*",
                "\\dt public.user?",
                "\\dt pg_catalog.pg_class",
                "\\d orders",
                "\\d users",
                "\\d kept",
                "\\d KEPT",
                "\\d kept_notes",
                "\\d kept_note",
                "\\d kept_twice",
                "\\d kept_id_seq",
                "\\d orders_pkey",
                "\\d parts",
                "\\d parts_2026",
                "\\d parts_day",
                "\\d \"Odd name\"",
                "\\d heirs",
                "\\d quick",
                "\\d kept*",
            })
    void itPrintsWhatPsqlPrints(String command) throws IOException, InterruptedException {
        assumeThat(PSQL).isExecutable();

        assertThat(unaligned(command)).isEqualTo(psql(command));
    }

    @Test
    void aTableShowsWhatItIsMadeOf() {
        Printed kept = printed("\\d kept").get(0);

        assertThat(kept.title()).isEqualTo("Table \"public.kept\"");
        assertThat(kept.result().columns()).containsExactly("Column", "Type", "Collation", "Nullable", "Default");
        assertThat(kept.below())
                .containsSubsequence(
                        "Indexes:",
                        "    \"kept_pkey\" PRIMARY KEY, btree (id)",
                        "    \"kept_twice\" UNIQUE, btree (note) INVALID",
                        "Check constraints:",
                        "    \"kept_short\" CHECK (length(note) < 100) NOT VALID",
                        "Foreign-key constraints:",
                        "    \"kept_orders\" FOREIGN KEY (order_id) REFERENCES orders(id) NOT VALID",
                        "Triggers:",
                        "    kept_sync BEFORE INSERT OR UPDATE ON kept FOR EACH ROW EXECUTE FUNCTION nothing()",
                        "Disabled user triggers:",
                        "    kept_off AFTER DELETE ON kept FOR EACH ROW EXECUTE FUNCTION nothing()");
        assertThat(printed("\\d orders").get(0).below())
                .containsSubsequence(
                        "Referenced by:",
                        "    TABLE \"kept\" CONSTRAINT \"kept_orders\" FOREIGN KEY (order_id) REFERENCES orders(id) NOT VALID");
    }

    @Test
    void aPlusTellsOfNotNullConstraintsAndPartitions() {
        session.execute("ALTER TABLE kept ADD CONSTRAINT kept_order_there NOT NULL order_id NOT VALID");

        assertThat(printed("\\d+ kept").get(0).below())
                .containsSubsequence(
                        "Not-null constraints:",
                        "    \"kept_id_not_null\" NOT NULL id",
                        "    \"kept_order_there\" NOT NULL order_id NOT VALID",
                        "Access method: heap");
        assertThat(printed("\\d+ parts").get(0).below())
                .contains("Partitions:", "    parts_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
        assertThat(printed("\\d+ parts_day").get(0).below()).contains("Partition: parts_2026_day_idx");
        session.execute("ALTER TABLE kept DROP CONSTRAINT kept_order_there");
    }

    @Test
    void aFailedTransactionAnswersAsInPsql() {
        session.execute("BEGIN");
        session.execute("SELECT nope");

        for (String command : List.of("\\d", "\\d orders", "\\dt+")) {
            Result.Failure error = printed(command).get(0).result().error();
            assertThat(error).as(command).isNotNull();
            assertThat(error.sqlstate()).isEqualTo("25P02");
        }
    }

    @Test
    void whatTheTransactionChangedIsSeenInIt() {
        session.execute("BEGIN");
        session.execute("CREATE TABLE just_now (a int)");

        assertThat(printed("\\d just_now").get(0).title()).isEqualTo("Table \"public.just_now\"");
    }

    @Test
    void quotesAndBackslashesInANameAreOnlyLetters() {
        for (String setting : List.of("on", "off")) {
            session.execute("SET standard_conforming_strings = " + setting);
            refused(() -> printed("\\d \"o'rders\\\""), "Did not find any relation named \"\"o'rders\\\"\".");
        }
        session.execute("RESET standard_conforming_strings");
        assertThat(printed("\\d orders")).hasSize(1);
    }

    @Test
    void tooWideAPatternIsRefused() {
        refused(() -> printed("\\d pg_catalog.*"), "pg_catalog.* means more than 20 relations.");
        refused(() -> printed("\\dt nope"), "Did not find any relation named \"nope\".");
    }

    private static void refused(ThrowingCallable what, String message) {
        assertThatThrownBy(what).isInstanceOf(LabProblem.Usage.class).hasMessage(message);
    }

    private static List<Printed> printed(String command) {
        return new Catalogue(session::execute).answer(PsqlCommand.of(command));
    }

    /** As {@code psql --no-align} prints it. */
    private static List<String> unaligned(String command) {
        List<String> lines = new ArrayList<>();
        for (Printed one : printed(command)) {
            assertThat(one.result().error()).as(command).isNull();
            lines.add(one.title());
            lines.add(String.join("|", one.result().columns()));
            one.result()
                    .rows()
                    .forEach(row -> lines.add(String.join(
                            "|",
                            row.stream()
                                    .map(cell -> Objects.requireNonNullElse(cell, ""))
                                    .toList())));
            lines.addAll(one.below());
            lines.add("");
        }
        return withoutCounts(lines);
    }

    private static List<String> psql(String command) throws IOException, InterruptedException {
        Login login = runner.stand().login("learner");
        ProcessBuilder psql = new ProcessBuilder(
                PSQL.toString(), "-X", "--no-align", "-c", command, login.url().substring("jdbc:".length()));
        psql.environment().put("PGUSER", login.role());
        psql.environment().put("PGPASSWORD", login.password());
        psql.redirectErrorStream(true);
        Process process = psql.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return withoutCounts(said.lines().toList());
    }

    /** psql counts a list's rows, and newer ones call a list by what is in it. */
    private static List<String> withoutCounts(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.matches("\\(\\d+ rows?\\)") && !line.isEmpty())
                .map(line -> line.replaceFirst("^List of .*", "List of relations"))
                .toList();
    }
}
