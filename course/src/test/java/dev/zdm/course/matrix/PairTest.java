package dev.zdm.course.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.matrix.MatrixDesk.Run;
import dev.zdm.grader.evidence.LockMode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PairTest {

    @Test
    void thereAreSixtyFourPairs() {
        assertThat(Pair.all()).hasSize(64).doesNotHaveDuplicates();
    }

    @Test
    void aConflictIsOneFromBothSides() {
        assertThat(Pair.all())
                .allSatisfy(pair -> assertThat(pair.waitsByTheManual())
                        .isEqualTo(new Pair(/* held= */ pair.asked(), /* asked= */ pair.held()).waitsByTheManual()));
    }

    @Test
    void aStrongerHoldLetsNobodyInWhomAWeakerOneKeepsOut() {
        assertThat(new Pair(LockMode.SHARE, LockMode.SHARE).waitsByTheManual()).isFalse();
        assertThat(new Pair(LockMode.SHARE_UPDATE_EXCLUSIVE, LockMode.SHARE_UPDATE_EXCLUSIVE).waitsByTheManual())
                .isTrue();
        assertThat(new Pair(LockMode.ACCESS_EXCLUSIVE, LockMode.ACCESS_SHARE).waitsByTheManual())
                .isTrue();
    }

    @Test
    void theTableTellsWhatWasSeenBesideTheManual() {
        MatrixView view = MatrixView.of(run(true));

        assertThat(view.heads())
                .extracting(MatrixView.Head::brief)
                .containsExactly("AS", "RS", "RE", "SUE", "S", "SRE", "E", "AE");
        assertThat(view.rows()).hasSize(8);
        assertThat(view.rows()).flatExtracting(MatrixView.Row::cells).allMatch(MatrixView.Cell::agrees);
        assertThat(MatrixView.told(run(true), true))
                .isEqualTo("64 pairs tried in 5.0 s: 38 had to wait, 26 were granted at once."
                        + " Every one did what the manual says.");
    }

    @Test
    void whatDoesNotAgreeIsToldAloudAndInItsCell() {
        Run otherwise = run(true).with(new Pair(LockMode.SHARE, LockMode.SHARE), true);

        assertThat(MatrixView.told(otherwise, true)).endsWith("1 did not do what the manual says; their cells say so.");
        MatrixView.Cell cell = MatrixView.of(otherwise).rows().get(4).cells().get(4);
        assertThat(cell.agrees()).isFalse();
        assertThat(cell.look()).isEqualTo("waits otherwise");
    }

    @Test
    void whereNoShopIsOpenItSaysHowToOpenOne() {
        assertThat(MatrixView.told(new Run(Map.of(), null, null, null), false)).contains("Start a lab");
    }

    private static Run run(boolean asTheManual) {
        return new Run(
                Pair.all().stream()
                        .collect(Collectors.toMap(pair -> pair, pair -> pair.waitsByTheManual() == asTheManual)),
                null,
                Duration.ofSeconds(5),
                null);
    }
}
