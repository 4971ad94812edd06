package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.labs.Compared;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowChangeTest {

    private static final Lab LAB = LabCatalog.in(Path.of("../labs")).named("lab-8");

    private static final Compared COPY = new Compared("one UPDATE", "copy", "orders_copy");
    private static final Compared BATCHES = new Compared("in batches", "backfill", "orders");

    @Test
    void anUpdateThatNoLookCaughtIsKnownByItsWords() {
        assertThat(copy().writes()).isEqualTo(new Span(second(20.7), second(20.9)));
        assertThat(copy().longestTransaction()).contains(Duration.ofMillis(200));
    }

    @Test
    void batchesInAProcedureAreKnownByTheirLocksAndLastAsLongAsItsCall() {
        assertThat(batches().writes()).isEqualTo(new Span(second(40), second(50)));
        assertThat(batches().longestTransaction()).contains(Duration.ofMillis(300));
    }

    @Test
    void theLogThatMadeTheTableIsNotTheUpdates() {
        assertThat(copy().walBytes()).isEqualTo(1_000 * 1_024);
    }

    @Test
    void aRowCostsTheSameLogInBothWays() {
        assertThat(copy().rows()).hasValue(1_000);
        assertThat(batches().rows()).hasValue(1_000);
        assertThat(copy().walPerRow()).contains(1_024.0);
        assertThat(batches().walPerRow()).contains(1_024.0);
    }

    @Test
    void aBurstIsToldAsTheMeanOfASecondOrMore() {
        assertThat(copy().highestWalRate()).isCloseTo(1_000 * 1_024 / 1.3, within(1.0));
        assertThat(batches().highestWalRate()).isEqualTo(100 * 1_024);
    }

    @Test
    void lagIsToldUntilTheStandbyHasEverything() {
        assertThat(copy().highestLag()).contains(10_000.0);
        assertThat(copy().onStandby()).contains(second(28));
        assertThat(copy().until()).isEqualTo(second(28));
        assertThat(batches().highestLag()).contains(100.0);
    }

    @Test
    void aTableThatWasMadeInThePhaseGrowsFromTheSizeWithWhichItWasMade() {
        assertThat(copy().highestGrowth()).contains(100.0);
        assertThat(copy().growth().get(0)).isEqualTo(new Point(0, 0));
    }

    @Test
    void aTableThatWasThereGrowsFromItsSizeAtThePhasesBeginning() {
        assertThat(batches().highestGrowth()).contains(20.0);
    }

    @Test
    void whatNobodyMeasuredBeforeTheFirstWriteHasNoGrowth() {
        RowChange copy = of(COPY, BackfillAttempt.copyOfUnknownSize()).orElseThrow();

        assertThat(copy.growth()).isEmpty();
        assertThat(copy.highestGrowth()).isEmpty();
    }

    @Test
    void customersWhoWriteAreNoBackfill() {
        MadeUpAttempt idle = BackfillAttempt.begun()
                .phase("backfill", 35, 60)
                .held(MadeUpAttempt.writer(1), 36, 59, 16_402, "orders", LockMode.ROW_EXCLUSIVE);

        assertThat(of(BATCHES, idle)).isEmpty();
    }

    @Test
    void fillingATableIsNoChangeOfIt() {
        MadeUpAttempt filled = BackfillAttempt.begun()
                .phase("copy", 10)
                .statement(learner(1), 12, 15, "INSERT INTO orders_copy SELECT * FROM orders")
                .held(learner(1), 13, 14, 77, "orders_copy", LockMode.ROW_EXCLUSIVE);
        assertThat(of(COPY, filled)).isEmpty();

        filled.statement(learner(1), 20, 21, "update orders_copy set line_count = 1");
        assertThat(of(COPY, filled).map(RowChange::writes)).contains(new Span(second(20), second(21)));
    }

    @Test
    void aPhaseThatHasNotBegunHasNone() {
        assertThat(of(BATCHES, BackfillAttempt.copyOnly())).isEmpty();
    }

    @Test
    void withoutAStandbyItEndsWithTheFirstLookAfterIt() {
        MadeUpAttempt alone = BackfillAttempt.begun()
                .phase("copy", 10)
                .statement(learner(1), 20, 22, "UPDATE orders_copy SET line_count = 1");
        for (int at = 18; at < 30; at++) {
            alone.line(new Wal(second(at), "0/0", 0, List.of(), null, null, Duration.ZERO));
        }
        RowChange copy = of(COPY, alone).orElseThrow();

        assertThat(copy.until()).isEqualTo(second(22));
        assertThat(copy.lag()).isEmpty();
        assertThat(copy.onStandby()).isEmpty();
        assertThat(copy.rows()).isEmpty();
        assertThat(copy.walPerRow()).isEmpty();
    }

    @Test
    void aStandbyThatNeverGotEverythingIsFollowedToTheEnd() {
        MadeUpAttempt slow = BackfillAttempt.begun()
                .phase("copy", 10)
                .statement(learner(1), 20, 22, "UPDATE orders_copy SET line_count = 1");
        for (int at = 18; at < 30; at++) {
            slow.line(new Wal(second(at), "0/100", 0, List.of(), 1L, Duration.ofSeconds(at), Duration.ZERO));
        }
        RowChange copy = of(COPY, slow).orElseThrow();

        assertThat(copy.until()).isEqualTo(second(29));
        assertThat(copy.onStandby()).isEmpty();
    }

    private static RowChange copy() {
        return of(COPY, BackfillAttempt.whole()).orElseThrow();
    }

    private static RowChange batches() {
        return of(BATCHES, BackfillAttempt.whole()).orElseThrow();
    }

    private static Optional<RowChange> of(Compared compared, MadeUpAttempt attempt) {
        return RowChange.of(compared, LAB, attempt.evidence());
    }
}
