package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import dev.zdm.labs.StandSpec;
import dev.zdm.labs.Truth;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.sandbox.SharedSandboxes;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.sql.Login;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stand whose app version reads from the standby, as that of lab 8 does. */
@Timeout(300)
class StandbyReadsIT {

    private static final String POOLS = "SELECT DISTINCT application_name FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name LIKE 'shop-%'";

    private static final String A_READER_WAITED =
            "SELECT coalesce(max(clock_timestamp() - waitstart) > '1500ms', false)"
                    + " FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE application_name LIKE 'shop-%' AND NOT granted";
    private static final String NOBODY_WAITS = "SELECT count(*) = 0 FROM pg_locks WHERE NOT granted";

    private Path home;
    private EmbeddedServer primary;
    private Stand stand;
    private Lab lab;
    private Path attempt;

    @BeforeEach
    void startAnAttempt() throws IOException {
        home = Files.createTempDirectory("zdm-standby-reads-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        primary = EmbeddedServer.start(home, Progress.SILENT);
        stand = new Stand(
                Placement.on(Ground.on(primary)),
                new StandNames("reader"),
                new AttemptFolders(home.resolve("attempts")),
                "test",
                SharedSandboxes::all);
        lab = labWithAStandby();
        StartOptions options =
                StartOptions.DEFAULT.withRows(20_000).withRate(100).withBaseline(Duration.ofSeconds(3));
        attempt = stand.start(lab, options, Progress.SILENT).folder();
    }

    @AfterEach
    void takeAway() throws IOException {
        stand.close();
        primary.close();
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Test
    void readsGoToTheStandbyAndWritesToThePrimary() throws Exception {
        try (Connection onPrimary = open("observer");
                Connection onStandby = openOnStandby("observer")) {
            assertThat(answers(onStandby, "SELECT pg_is_in_recovery()")).containsExactly("t");
            assertThat(answers(onStandby, POOLS)).containsExactly("shop-v1-readers");
            assertThat(answers(onPrimary, POOLS)).containsExactly("shop-v1-writers");
        }

        Finding finding = judgedAtTheEnd();
        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.KEPT);
        Evidence evidence = EvidenceReader.read(attempt);
        assertThat(evidence.seconds().stream()
                        .filter(second -> second.kind() == Kind.READ)
                        .mapToLong(second -> second.done())
                        .sum())
                .isGreaterThan(100);
        assertThat(evidence.requests()).noneMatch(request -> request.failed());
    }

    /** The primary's customers hardly notice the ALTER: on the standby it waits for a report, and all readers wait for it. */
    @Test
    void readersWhoWaitForTheReplayOfTheLearnersLockAreHarmedByIt() throws Exception {
        try (Connection report = openOnStandby("learner");
                Connection observer = openOnStandby("observer");
                Connection migration = open("learner")) {
            report.setAutoCommit(false);
            answers(report, "SELECT count(*) FROM orders");
            try (Statement statement = migration.createStatement()) {
                statement.execute("ALTER TABLE orders ADD COLUMN line_count int");
            }
            await(observer, A_READER_WAITED);
            report.rollback();
            await(observer, NOBODY_WAITS);
        }

        Finding finding = judgedAtTheEnd();
        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.BROKEN);
        assertThat(finding.actual()).startsWith("ALTER TABLE orders ADD COLUMN line_count int in session ");
        assertThat(finding.proof()).isNotEmpty().allMatch(proof -> proof.contains("on the standby"));
        Evidence evidence = EvidenceReader.read(attempt);
        assertThat(evidence.standbyWaits()).isNotEmpty().allSatisfy(wait -> {
            assertThat(wait.relation()).isEqualTo("orders");
            assertThat(evidence.serves(wait.victim(), Kind.READ)).isTrue();
        });
        assertThat(evidence.requests().stream().filter(request -> request.standby()))
                .isNotEmpty()
                .allMatch(request -> request.kind() == Kind.READ);
    }

    private static Lab labWithAStandby() {
        Path apps = Path.of("..", "labs", "lab-08-backfill", "apps");
        StandSpec spec = new StandSpec(
                20_000,
                2_000,
                List.of("v1"),
                List.of("v1"),
                Map.of("v1", apps.resolve("v1")),
                Optional.of(new StandSpec.Standby(0)),
                Map.of(),
                Truth.OF_THE_SHOP);
        CheckSpec check = new CheckSpec(
                "nobody-harmed",
                "no-request-blocked",
                Map.of("by", "learner", "longer-than", "1s"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Phase phase = new Phase("work", "Work", List.of(), List.of(check));
        return new Lab(
                8,
                "standby-reads",
                "Standby reads",
                1,
                List.of(),
                List.of(),
                spec,
                List.of(phase),
                List.of(),
                List.of(),
                apps);
    }

    private Finding judgedAtTheEnd() {
        stand.finish();
        return Grader.of(lab).judge(EvidenceReader.read(attempt), Instant.now()).findings().stream()
                .filter(finding -> finding.check().equals("nobody-harmed"))
                .findFirst()
                .orElseThrow();
    }

    private Connection open(String role) throws SQLException {
        Login login = stand.login(role);
        return DriverManager.getConnection(login.url(), login.role(), login.password());
    }

    private Connection openOnStandby(String role) throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(
                primary.dataDirectory().resolveSibling("standby").resolve("postmaster.pid"));
        Login login = stand.login(role);
        String url = login.url().replace(":" + primary.port() + "/", ":" + postmaster.get(3) + "/");
        return DriverManager.getConnection(url, login.role(), login.password());
    }

    private static List<String> answers(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    private static void await(Connection connection, String sql) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!answers(connection, sql).equals(List.of("t"))) {
            assertThat(System.nanoTime()).as(sql).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
