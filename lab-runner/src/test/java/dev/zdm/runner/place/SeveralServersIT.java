package dev.zdm.runner.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.ThrowAwayHome;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.ForeignServer;
import dev.zdm.runner.stand.Quota;
import dev.zdm.runner.stand.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stands on two servers, one of which is killed. */
class SeveralServersIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(20_000).withRate(100).withBaseline(Duration.ofSeconds(3));
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private ThrowAwayHome home;
    private ForeignServer second;
    private LabRunner runner;
    private Stand first;
    private Stand other;
    private Lab lab;

    @BeforeEach
    void openBoth() throws IOException {
        home = ThrowAwayHome.of(Path.of("..").toAbsolutePath().normalize());
        second = ForeignServer.startAsOurs(home.home().state());
        runner = LabRunner.open(home.home(), List.of("embedded", second.url()), Progress.SILENT);
        lab = runner.labs().named("lab-3");
        first = runner.stand("anna");
        other = runner.stand("boris");
    }

    @AfterEach
    void takeAway() throws IOException {
        runner.close();
        second.close();
        home.close();
    }

    @Test
    void aServerThatIsKilledTakesOnlyItsOwnStandsDownAndTheyBeginAfreshOnAnother() throws SQLException {
        AttemptStatus stays = first.start(lab, SMALL, Progress.SILENT);
        AttemptStatus falls = other.start(lab, SMALL, Progress.SILENT);
        assertThat(first.server().name()).as("where the first is").isEqualTo("embedded");
        assertThat(other.server().name()).as("where the other is").isNotEqualTo("embedded");

        second.kill();

        awaitThat("an attempt on the server that is left", () -> isAtAnother(other, falls));
        assertThat(other.server().name()).isEqualTo("embedded");
        assertThat(AttemptFile.read(falls.folder()).state()).isEqualTo(Attempt.State.INTERRUPTED);
        assertThat(verdict(falls)).as("%s", verdict(falls)).isInstanceOf(Verdict.Unproven.class);
        assertThat(AttemptFile.read(stays.folder()).state()).isEqualTo(Attempt.State.RUNNING);
        assertThat(EvidenceNow.of(stays.folder(), Clock.systemUTC()).evidence().requests().stream()
                        .filter(Request::failed))
                .as("requests of others that failed")
                .isEmpty();

        first.finish();
        assertThat(other.solve(lab, lab.solutions().get(0), SMALL, Progress.SILENT)
                        .number())
                .as("the attempt that began afresh")
                .isEqualTo(falls.number() + 1);
    }

    @Test
    void theOnlyServerComesBackByItselfAndWhatWasUnderWayBeginsAfresh() throws Exception {
        runner.close();
        runner = LabRunner.open(home.home(), List.of("embedded"), Progress.SILENT);
        first = runner.stand("anna");
        AttemptStatus falls = first.start(lab, SMALL, Progress.SILENT);
        try (Connection admin = runner.server().connectAsAdmin("postgres")) {
            admin.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        ForeignServer.kill(((EmbeddedServer) runner.server()).dataDirectory());

        awaitThat("an attempt on the server that is back", () -> isAtAnother(first, falls));
        assertThat(AttemptFile.read(falls.folder()).state()).isEqualTo(Attempt.State.INTERRUPTED);
        assertThat(verdict(falls)).as("%s", verdict(falls)).isInstanceOf(Verdict.Unproven.class);
        try (Connection admin = runner.server().connectAsAdmin("postgres");
                var row = admin.createStatement().executeQuery("SELECT answer FROM kept")) {
            assertThat(row.next()).isTrue();
        }
    }

    @Test
    void aServerThatHangsKeepsNobodyWaitingButItsOwn() throws Exception {
        runner.keep(Quota.parse("idle=5s"));
        AttemptStatus hangs = first.start(lab, SMALL, Progress.SILENT);
        other.start(lab, SMALL, Progress.SILENT);
        Path data = ((EmbeddedServer) first.server()).dataDirectory();
        Stand third = runner.stand("carla");

        ForeignServer.signal(data, "STOP");
        try {
            third.start(lab, SMALL, Progress.SILENT);
            assertThat(third.server()).isSameAs(other.server());
            other.resume();
            awaitThat(
                    "that the keeper suspends the other",
                    () -> other.suspended().isPresent());
        } finally {
            ForeignServer.signal(data, "CONT");
        }

        Instant goesOn = Instant.now();
        assertThat(first.current()).map(AttemptStatus::number).hasValue(hangs.number());
        first.resume();
        awaitThat(
                "that the first is heard of again",
                () -> EvidenceReader.read(hangs.folder())
                        .lastHeartbeat()
                        .filter(goesOn::isBefore)
                        .isPresent());
        assertThat(AttemptFile.read(hangs.folder()).state()).isEqualTo(Attempt.State.RUNNING);
    }

    private static boolean isAtAnother(Stand stand, AttemptStatus before) {
        Optional<AttemptStatus> now = stand.current();
        return now.isPresent()
                && now.get().number() != before.number()
                && now.get().state().equals("running");
    }

    private Verdict verdict(AttemptStatus attempt) {
        EvidenceNow now = EvidenceNow.of(attempt.folder(), Clock.systemUTC());
        return Grader.of(lab).judge(now.evidence(), now.asOf());
    }

    private static void awaitThat(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within %s", what, PATIENCE).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
