package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.labs.LabCatalog;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stand whose server was taken for dead, which is told to it late. */
class LeftStandIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(20_000).withRate(50);

    private final StandNames names = new StandNames("left");
    private final LabCatalog labs = LabCatalog.in(Path.of("..", "labs"));
    private final Ground ground = SharedServer.forAll().ground();
    private final Stand stand = SharedServer.forAll().stand(names);

    @AfterEach
    void tidyUp() throws SQLException {
        stand.close();
        SharedServer.forAll().drop(names);
    }

    @Test
    void whatBeganSinceGoesOnAndWhatWasLeftBeginsAfreshOnlyIfNothingElseDid() {
        Instant before = Instant.now();
        stand.practise(SMALL, Progress.SILENT);

        assertThat(stand.leave(ground, before))
                .as("what is left for a death before it began")
                .isEmpty();
        assertThat(stand.isOpen()).isTrue();

        Stand.Interrupted earlier = stand.leave(ground, Instant.now()).orElseThrow();
        assertThat(stand.isOpen()).isFalse();
        stand.practise(SMALL, Progress.SILENT);
        Stand.Interrupted later = stand.leave(ground, Instant.now()).orElseThrow();

        stand.beginAgain(earlier, labs, Progress.SILENT);
        assertThat(stand.isOpen())
                .as("what its learner has left for something else")
                .isFalse();
        stand.beginAgain(later, labs, Progress.SILENT);
        assertThat(stand.isOpen()).isTrue();
    }
}
