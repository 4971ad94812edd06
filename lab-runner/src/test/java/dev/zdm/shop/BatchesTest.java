package dev.zdm.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void rangesFollowOneAnotherWithoutAGapAndTheLastMayBeShort() {
        assertThat(new Batches(1, 25, 1, 10))
                .extracting(Batch::from, Batch::to)
                .containsExactly(tuple(1L, 10L), tuple(11L, 20L), tuple(21L, 25L));
    }

    @Test
    void theShareThatIsDoneCountsFromTheBeginningOfTheWholeWay() {
        assertThat(new Batches(1, 40, 1, 10).after(20)).extracting(Batch::done).containsExactly(0.75, 1.0);
    }

    @Test
    void afterTheLastIdThereIsNothingToDo() {
        assertThat(new Batches(1, 40, 1, 10).after(40)).isEmpty();
        assertThat(new Batches(1, 0, 1, 10)).isEmpty();
    }

    @Test
    void whatLiesBeforeTheBeginningIsNotBegunAgain() {
        assertThat(new Batches(100, 109, 100, 10).after(5))
                .extracting(Batch::from)
                .containsExactly(100L);
    }

    @Test
    void aBatchHasIds() {
        assertThatThrownBy(() -> new Batches(1, 10, 1, 0)).hasMessage("a batch of 0 ids is none");
    }
}
