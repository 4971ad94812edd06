package dev.zdm.course.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.store.VerdictFile.Claim;
import dev.zdm.grader.store.VerdictFile.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant JUST_NOW = NOW.minusSeconds(10);

    @Test
    void twoChecksThatFailedOnTheSameClaimAreAReason() {
        assertThat(Offer.reason(List.of(failed("guarded/served"), failed("guarded/served")), JUST_NOW, NOW))
                .contains("Two checks in a row failed at served.");
    }

    @Test
    void oneFailureIsNoReasonNorAreTwoOnDifferentClaims() {
        assertThat(Offer.reason(List.of(failed("guarded/served")), JUST_NOW, NOW))
                .isEmpty();
        assertThat(Offer.reason(List.of(failed("freeze/served"), failed("guarded/served")), JUST_NOW, NOW))
                .isEmpty();
    }

    @Test
    void onlyTheLastTwoCount() {
        Given passed = new Given(JUST_NOW, "unproven", List.of());
        assertThat(Offer.reason(List.of(failed("a/b"), failed("a/b"), passed), JUST_NOW, NOW))
                .isEmpty();
        assertThat(Offer.reason(List.of(passed, failed("a/b"), failed("a/b")), JUST_NOW, NOW))
                .isPresent();
    }

    @Test
    void fiveMinutesOfNothingAreAReasonAndASecondLessIsNot() {
        assertThat(Offer.reason(List.of(), NOW.minus(Duration.ofMinutes(5)), NOW))
                .contains("Nothing was run or checked for five minutes.");
        assertThat(Offer.reason(List.of(), NOW.minus(Duration.ofSeconds(299)), NOW))
                .isEmpty();
    }

    private static Given failed(String broken) {
        String[] phaseAndCheck = broken.split("/");
        return new Given(
                JUST_NOW, "failed", List.of(new Claim(phaseAndCheck[0], phaseAndCheck[1], Outcome.BROKEN, "")));
    }
}
