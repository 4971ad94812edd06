package dev.zdm.grader.verdict;

import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.fixture.GoldenAttempts;
import dev.zdm.grader.fixture.GoldenAttempts.Golden;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first labs as they are, judged from evidence on disk: each claim is broken by the attempt that was made for it. */
class GoldenAttemptsIT {

    private static final LabCatalog LABS = LabCatalog.in(Path.of("../labs"));

    @TempDir
    private Path folder;

    static List<Golden> attempts() {
        return GoldenAttempts.all();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void isSeenForWhatItIs(Golden golden) {
        golden.attempt().writeTo(folder);

        Verdict verdict = Grader.of(LABS.named(golden.lab())).judge(EvidenceReader.read(folder), second(60));

        assertThat(verdict.findings().stream()
                        .filter(finding -> finding.is(Outcome.BROKEN))
                        .findFirst()
                        .map(Finding::check))
                .isEqualTo(golden.breaks());
        if (golden.breaks().isEmpty()) {
            assertThat(verdict.findings()).extracting(Finding::outcome).containsOnly(Outcome.KEPT);
        }
    }

    @Test
    void noClaimIsLeftOut() {
        List<String> broken = GoldenAttempts.all().stream()
                .flatMap(golden -> golden.breaks().map(check -> golden.lab() + " " + check).stream())
                .toList();

        List<String> labs =
                GoldenAttempts.all().stream().map(Golden::lab).distinct().toList();
        assertThat(LABS.labs().stream().filter(lab -> labs.contains(lab.id())).flatMap(GoldenAttemptsIT::claims))
                .containsExactlyElementsOf(broken);
    }

    private static Stream<String> claims(Lab lab) {
        return lab.checks().stream().map(CheckSpec::id).map(check -> lab.id() + " " + check);
    }
}
