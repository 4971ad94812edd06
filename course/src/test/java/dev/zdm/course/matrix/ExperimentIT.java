package dev.zdm.course.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.StandSession;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.ThrowAwayHome;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.sql.Transaction;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All pairs on a real server, while customers are about: it does what the manual says. */
class ExperimentIT {

    @Test
    void everyPairDoesWhatTheManualSays() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (ThrowAwayHome state = ThrowAwayHome.of(root);
                LabRunner runner = LabRunner.open(state.home(), Progress.SILENT)) {
            Stand stand = runner.stand();
            stand.practise(StartOptions.DEFAULT.withRows(20_000).withRate(50), Progress.SILENT);
            Map<Pair, Boolean> waited = new HashMap<>();

            new Experiment(new Staff(stand), new Staff(stand)).run(mode -> {}, waited::put);

            assertThat(waited.keySet()).containsExactlyInAnyOrderElementsOf(Pair.all());
            assertThat(waited)
                    .allSatisfy((pair, waits) ->
                            assertThat(waits).as(pair.toString()).isEqualTo(pair.waitsByTheManual()));
            try (SqlSession learner = stand.open("learner")) {
                assertThat(learner.execute("SELECT to_regclass('lesson_8_matrix') IS NULL")
                                .rows()
                                .get(0))
                        .containsExactly("t");
            }
        }
    }

    /** As the site opens it. */
    private static final class Staff implements StandSession {

        private final SqlSession session;

        Staff(Stand stand) {
            this.session = stand.open(StandNames.STAFF);
        }

        @Override
        public Result execute(String statement) {
            return session.execute(statement);
        }

        @Override
        public void cancel() {
            session.cancel();
        }

        @Override
        public State state() {
            return new State(StandNames.STAFF, session.pid(), Transaction.NONE, null, null);
        }

        @Override
        public void become(String role) {
            throw new UnsupportedOperationException(role);
        }

        @Override
        public void reset() {
            session.close();
        }
    }
}
