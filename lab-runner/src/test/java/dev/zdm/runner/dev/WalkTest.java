package dev.zdm.runner.dev;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.Road;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an author is told of a walk that was not judged as it should be. */
class WalkTest {

    private final Lab lab = LabCatalog.in(Path.of("../labs")).named("lab-6");
    private final Road wrong = lab.wrongs().stream()
            .filter(road -> road.breaks().filter("column-arrived"::equals).isPresent())
            .findFirst()
            .orElseThrow();
    private final Road solution = lab.solutions().get(0);
    private final Verdict passed = new Verdict.Passed(List.of(arrived(KEPT)));
    private final Verdict failed = new Verdict.Failed(List.of(arrived(BROKEN)));

    @Test
    void nothingIsSaidOfOneThatIsRight() {
        assertThat(walk(Optional.of(wrong), failed, failed).faults()).isEmpty();
        assertThat(walk(Optional.of(solution), passed, passed).faults()).isEmpty();
        assertThat(walk(Optional.empty(), failed, failed).faults()).isEmpty();
    }

    @Test
    void itIsToldWhatShouldHaveCome() {
        assertThat(walk(Optional.of(wrong), passed, passed).faults())
                .containsExactly("it should have broken column-arrived and no other check");
        assertThat(walk(Optional.of(solution), failed, failed).faults()).containsExactly("it should have passed");
        assertThat(walk(Optional.empty(), passed, passed).faults())
                .containsExactly("it should not have passed: nobody did anything");
    }

    @Test
    void aSecondJudgementThatDiffersIsToldWithTheChecksThatDo() {
        Verdict first = new Verdict.Failed(List.of(finding("report-left-alone", UNPROVEN), arrived(BROKEN)));
        Verdict then = new Verdict.Failed(List.of(finding("report-left-alone", KEPT), arrived(BROKEN)));

        assertThat(walk(Optional.of(wrong), first, then).faults())
                .containsExactly("judged again when the attempt had ended, the same evidence came to something else:"
                        + " report-left-alone is unproven, then kept");
    }

    private Walk walk(Optional<Road> road, Verdict verdict, Verdict again) {
        return new Walk(lab, road, lab.folder(), verdict, again, Duration.ofSeconds(9));
    }

    private static Finding arrived(Outcome outcome) {
        return finding("column-arrived", outcome);
    }

    private static Finding finding(String check, Outcome outcome) {
        return new Finding(check, "guarded", outcome, "", "", "", List.of(), Optional.empty());
    }
}
