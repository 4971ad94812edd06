package dev.zdm.runner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zdm.grader.evidence.LintRun;
import dev.zdm.grader.evidence.LintRun.Planted;
import dev.zdm.runner.tool.LabOnAStand;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The linter itself, with planted files and the learner's own. Left out where the linter cannot be had: it needs Node. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class LintIT {

    private @Nullable LabOnAStand stand;

    @BeforeEach
    void startAnAttempt() throws InterruptedException {
        assumeThat(new Lint().unfit()).as("this machine cannot lint").isEmpty();
        stand = new LabOnAStand("lab-17");
    }

    @AfterEach
    void takeAway() throws Exception {
        LabOnAStand open = stand;
        if (open != null) {
            open.close();
        }
    }

    @Test
    void aStepThatNeverFailsLetsEverythingThrough() throws Exception {
        LintRun run = lintedWith("squawk migrations/*.sql || true", 1);

        assertThat(run.planted()).hasSizeGreaterThan(20).noneMatch(Planted::refused);
        assertThat(stand().said()).anyMatch(line -> line.startsWith("let through: "));
    }

    @Test
    void aStepThatFailsRefusesWhatIsUnsafe() throws Exception {
        // the settings that the lab begins with leave rules out
        stand().work().delete(".squawk.toml");
        LintRun run = lintedWith("squawk migrations/*.sql", 1);

        List<Planted> unsafe =
                run.planted().stream().filter(file -> !file.safe()).toList();
        assertThat(unsafe).allMatch(Planted::refused);
        // the learner's files are as they were: a planted one is linted in a folder of its own
        assertThat(stand().work().names()).noneMatch(name -> name.contains("V042"));
    }

    @Test
    void anExceptionWithoutAReasonIsNamed() throws Exception {
        stand().work().save("migrations/V099__mine.sql", """
                -- squawk-ignore require-concurrent-index-creation
                CREATE INDEX mine ON orders (status);
                """);

        LintRun run = lintedWith("squawk migrations/*.sql", 1);

        assertThat(run.exceptions()).anySatisfy(exception -> {
            assertThat(exception.place()).contains("V099__mine.sql");
            assertThat(exception.reason()).isNull();
        });
        assertThat(stand().said()).anyMatch(line -> line.startsWith("no reason is given: "));
    }

    private LintRun lintedWith(String command, int exitCode) throws Exception {
        stand().work().save("ci.yml", "steps:\n  - name: lint\n    run: " + command + "\n");
        assertThat(stand().use("lint")).isEqualTo(exitCode);
        List<LintRun> runs = stand().evidence().lintRunsSoFar();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private LabOnAStand stand() {
        return Objects.requireNonNull(stand);
    }
}
