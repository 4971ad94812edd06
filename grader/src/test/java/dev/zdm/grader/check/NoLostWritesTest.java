package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Audit.LostWrite;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoLostWritesTest {

    private final Check check = new NoLostWrites();

    @Test
    void allThatWasPromisedIsThere() {
        Ruling ruling = judge(busyShop().audit(59, 412));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("412 acknowledged writes compared");
    }

    @Test
    void oneWriteThatIsMissingBreaksIt() {
        Ruling ruling = judge(busyShop().audit(59, 412, lost(7, null)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .isEqualTo("1 acknowledged write lost of 412 compared: full_name of users 7 is missing and was promised"
                        + " to be 'Ana Silva' (change-profile of v1, acknowledged at 01:00:41.5Z, second 41)");
        assertThat(ruling.proof()).isEmpty();
    }

    @Test
    void aWriteThatWasOverwrittenSaysWithWhat() {
        assertThat(judge(busyShop().audit(59, 412, lost(7, "Noor Berg"))).actual())
                .contains("full_name of users 7 is 'Noor Berg' and was promised to be 'Ana Silva'");
    }

    @Test
    void ofManyTheFirstFiveAreTold() {
        LostWrite[] seven =
                IntStream.rangeClosed(1, 7).mapToObj(key -> lost(key, null)).toArray(LostWrite[]::new);

        Ruling ruling = judge(busyShop().audit(59, 412, seven));

        assertThat(ruling.actual()).startsWith("7 acknowledged writes lost of 412 compared: full_name of users 1 ");
        assertThat(ruling.proof()).hasSize(4);
        assertThat(ruling.proof().get(3)).startsWith("full_name of users 5 is missing");
    }

    @Test
    void whatIsToldBeforeItIsThereBreaksItAlthoughItCameLater() {
        Ruling ruling = judge(busyShop()
                .glance(20, lost(7, "Noor Berg"))
                .glance(21, lost(8, null))
                .audit(59, 412));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .startsWith("2 acknowledged writes told before it was there: full_name of users 7 is 'Noor Berg'");
        assertThat(ruling.proof()).hasSize(1);
    }

    @Test
    void onceIsUnproven() {
        assertThat(judge(busyShop().glance(20, lost(7, null)).audit(59, 412)).outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void theLastComparisonCounts() {
        assertThat(judge(busyShop().audit(50, 412, lost(7, null)).audit(59, 413))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aComparisonOfHalfAMinuteAgoIsNotOfTheEnd() {
        Ruling ruling = judge(busyShop().audit(30, 412, lost(7, null)));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).isEqualTo("nobody compared at the end of this phase");
        assertThat(judge(busyShop().audit(30.001, 412, lost(7, null))).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aShopThatCouldNotBeReadProvesNothing() {
        Ruling ruling =
                judge(busyShop().audit(50, 412).auditWithoutAnswer(59, "canceling statement due to lock timeout"));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual())
                .isEqualTo(
                        "what customers were promised could not be compared: canceling statement due to lock timeout");
    }

    @Test
    void whereNobodyWroteNothingIsProven() {
        Ruling ruling = judge(busyShop().audit(59, 0));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).isEqualTo("no customer had written anything yet");
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }

    private static LostWrite lost(long key, @Nullable String found) {
        return new LostWrite("full_name", "users", key, "Ana Silva", found, "v1", "change-profile", second(41.5));
    }
}
