package dev.zdm.runner.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.LabOnAStand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One drill, with an alert that sees it and one that sees nothing. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class DrillToolIT {

    /** Of the tables that the drill may choose from; another one is built by the lab's actor while the drill goes on. */
    private static final String INDEXES = "SELECT indexrelid::regclass::text FROM pg_index"
            + " WHERE indrelid IN ('orders'::regclass, 'users'::regclass) ORDER BY 1";

    private LabOnAStand stand;

    @BeforeEach
    void startAnAttempt() {
        stand = new LabOnAStand("lab-18");
    }

    @AfterEach
    void takeAway() throws SQLException {
        stand.close();
    }

    @Test
    void harmIsDoneAndUndoneWhileAlertsAreAsked() throws Exception {
        assertThatThrownBy(() -> stand.use("drill", "flood"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("There is no drill flood.");
        List<String> indexes = stand.asked(INDEXES);
        stand.work()
                .save(
                        "alerts/invalid-index.sql",
                        "SELECT indexrelid::regclass FROM pg_index i WHERE NOT indisvalid AND NOT EXISTS"
                                + " (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)");

        assertThat(stand.use("drill", "invalid-index")).isZero();

        assertThat(stand.asked(INDEXES)).isEqualTo(indexes);
        assertThat(stand.said()).contains("drill invalid-index", "  the harm is done", "  it is undone");
        Evidence evidence = stand.evidence();
        List<DrillMark> marks = evidence.drillMarksSoFar();
        assertThat(marks)
                .extracting(DrillMark::mark)
                .containsExactly(
                        DrillMark.BEGAN, DrillMark.MAY_RING, DrillMark.MUST_RING, DrillMark.OVER, DrillMark.ENDED);
        Instant mustRing = marks.get(2).at();
        Instant over = marks.get(3).at();
        List<AlertRun> runs = evidence.alertRunsSoFar();
        assertThat(runs).extracting(AlertRun::alert).contains("invalid-index", "replica-lag");
        assertThat(runs)
                .filteredOn(run -> run.alert().equals("invalid-index"))
                .anyMatch(run ->
                        run.rows() > 0 && run.at().isAfter(mustRing) && run.at().isBefore(over))
                .noneMatch(
                        run -> run.rows() > 0 && run.at().isBefore(marks.get(1).at()));
        assertThat(runs).filteredOn(run -> run.alert().equals("replica-lag")).allMatch(run -> run.rows() == 0);
    }
}
