package dev.zdm.course.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Role;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CompanyTest {

    private static final Account ADA = teacher(1, "Ada");
    private static final Account BOB = teacher(2, "Bob");

    private Optional<Path> attempt = Optional.of(Path.of("lab-3/1"));
    private Instant now = Instant.EPOCH;

    private final Company company = new Company(() -> attempt, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void onlyWhoLooksCanBeInvitedAndOnlyTheyMayType() {
        company.learnerIsHere();
        assertThatThrownBy(() -> company.invite(ADA.id())).isInstanceOf(LabProblem.Usage.class);

        company.comes(ADA);
        company.comes(BOB);
        assertThat(company.onlookers()).containsExactly(ADA, BOB);
        assertThat(company.mayType(ADA)).isFalse();

        company.invite(ADA.id());
        assertThat(company.typist()).contains(ADA);
        assertThat(company.mayType(ADA)).isTrue();
        assertThat(company.mayType(BOB)).isFalse();
    }

    @Test
    void itEndsWhenEitherEndsIt() {
        invited();
        company.end();
        assertThat(company.mayType(ADA)).isFalse();
    }

    @Test
    void itEndsWithThePageThatLooks() {
        Runnable leaves = invited();
        leaves.run();
        assertThat(company.mayType(ADA)).isFalse();
        assertThat(company.onlookers()).isEmpty();
    }

    @Test
    void aPageThatIsLoadedAgainHasToBeInvitedAgain() {
        invited();
        company.comes(ADA);
        assertThat(company.mayType(ADA)).isFalse();
        assertThat(company.onlookers()).containsExactly(ADA);
    }

    @Test
    void itEndsWithTheAttemptAndDoesNotComeBackWithIt() {
        invited();
        attempt = Optional.of(Path.of("lab-3/2"));
        assertThat(company.mayType(ADA)).isFalse();
        attempt = Optional.of(Path.of("lab-3/1"));
        assertThat(company.mayType(ADA)).isFalse();
    }

    @Test
    void itEndsWhenTheLearnersPageIsGoneForLongerThanHalfAMinute() {
        invited();
        now = now.plus(Duration.ofSeconds(30));
        assertThat(company.mayType(ADA)).isTrue();
        now = now.plus(Duration.ofMillis(1));
        assertThat(company.mayType(ADA)).isFalse();
        company.learnerIsHere();
        assertThat(company.mayType(ADA)).isFalse();
    }

    /** Ada looks and may type. */
    private Runnable invited() {
        company.learnerIsHere();
        Runnable leaves = company.comes(ADA);
        company.invite(ADA.id());
        assertThat(company.mayType(ADA)).isTrue();
        return leaves;
    }

    private static Account teacher(long id, String name) {
        return new Account(id, Role.INSTRUCTOR, name, OptionalLong.empty(), Optional.empty());
    }
}
