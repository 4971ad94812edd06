package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.PastAttempt;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.sql.SqlSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lab that the stand walks in the learner's place, on a real shop. */
class SolveIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(20_000).withRate(100).withBaseline(Duration.ofSeconds(3));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StandNames names = new StandNames("solver");
    private final Lab lab = LabCatalog.in(Path.of("..", "labs")).named("lab-3");
    private final Stand stand = SharedServer.forAll().stand(names);
    private final LabFolder folder = new AttemptFolders(SharedServer.home().resolve(names.learner())).at(lab);

    @AfterEach
    void tidyUp() throws SQLException {
        stand.close();
        SharedServer.forAll().drop(names);
    }

    @Test
    void practiceThatIsOpenedLateEndsNoAttempt() {
        AttemptStatus begun = stand.start(lab, SMALL, Progress.SILENT);

        stand.practiseUnlessOpen(SMALL, Progress.SILENT);

        assertThat(stand.current().map(AttemptStatus::folder)).contains(begun.folder());
        assertThat(stand.current().map(AttemptStatus::running)).contains(true);
    }

    @Test
    void anAttemptThatTheStandWalkedIsSkippedForGoodAndTellsItsFindings() {
        AttemptStatus begun = stand.start(lab, SMALL, Progress.SILENT);
        List<String> steps = new CopyOnWriteArrayList<>();

        AttemptStatus solved = stand.solve(lab, lab.solutions().get(0), SMALL, (step, done, total) -> steps.add(step));

        assertThat(solved.number()).isEqualTo(begun.number());
        assertThat(steps).anyMatch(step -> step.contains("CREATE INDEX CONCURRENTLY"));
        EvidenceNow now = EvidenceNow.of(solved.folder(), Clock.systemUTC());
        Verdict verdict = Grader.of(lab).judge(now.evidence(), now.asOf());
        // whether it is proven depends on how busy the machine is
        assertThat(verdict).isNotInstanceOf(Verdict.Failed.class);
        assertThat(HelpFile.read(solved.folder()).word(verdict)).isEqualTo("skipped");
        stand.finish();
        assertThat(PastAttempt.of(lab, solved.folder()).result()).isEqualTo("skipped");
        assertThat(folder.standing()).isEqualTo(Standing.SKIPPED);
    }

    @Test
    void whatWasSeenIsKnownInTheNextAttemptButNotThatItWasSkipped() {
        AttemptStatus first = stand.start(lab, SMALL, Progress.SILENT);
        folder.noteHint(1, Instant.now());
        folder.noteSolution(Instant.now());
        HelpFile.noteSkip(first.folder(), "plainly", Instant.now());

        AttemptStatus second = stand.reset(LabCatalog.in(Path.of("..", "labs")), Progress.SILENT);

        assertThat(HelpFile.read(second.folder()).told(lab)).isEqualTo("hints seen: 1 of 3, solution seen");
        assertThat(HelpFile.read(first.folder()).skipped()).isTrue();
    }

    @Test
    void aStatementOfTheLearnersIsHeardOf() {
        stand.start(lab, SMALL, Progress.SILENT);
        Instant before = Instant.now();
        assertThat(stand.lastActive().orElseThrow()).isBefore(before);

        try (SqlSession session = stand.open("learner")) {
            assertThat(session.execute("SELECT 1").failed()).isFalse();
        }

        Instant deadline = Instant.now().plus(PATIENCE);
        while (stand.lastActive().orElseThrow().isBefore(before)
                && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(stand.lastActive().orElseThrow()).isAfter(before);
    }
}
