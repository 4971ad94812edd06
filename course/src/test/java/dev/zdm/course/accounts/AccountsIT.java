package dev.zdm.course.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.TemporaryServer;
import dev.zdm.course.accounts.Accounts.Joined;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {

    private static final String PASSWORD = "correct horse battery";

    private TemporaryServer server;
    private Academy academy;
    private Accounts accounts;
    private Account admin;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = new TemporaryServer();
        academy = Academy.on(server.server());
        academy.awaitOpen(Duration.ofSeconds(60));
        accounts = new Accounts(academy);
        assertThat(accounts.hasAdmin()).isFalse();
        admin = accounts.add(Role.ADMIN, "Ada", "ada", PASSWORD, null);
        assertThat(accounts.hasAdmin()).isTrue();
    }

    @AfterAll
    void stop() throws IOException {
        academy.close();
        server.close();
    }

    @Test
    void aLearnerJoinsWithTheCodeHoweverItIsTypedAndComesBackWithTheKey() {
        Cohort cohort = accounts.open("Monday", OptionalLong.of(200_000), admin);
        Joined joined = accounts.join(" " + cohort.code().toUpperCase(Locale.ROOT) + " ", "  Anna  Meyer ", "here");

        assertThat(joined.account().name()).isEqualTo("Anna Meyer");
        assertThat(joined.account().cohort()).hasValue(cohort.id());
        assertThat(joined.account().teaches()).isFalse();
        assertThat(accounts.whoHasKey(joined.key().replace('-', ' '), "here")).isEqualTo(joined.account());
        assertThat(accounts.learnersOf(cohort)).containsExactly(joined.account());
        assertThatThrownBy(() -> accounts.join(cohort.code(), "Anna Meyer", "here"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageContaining("called 'Anna Meyer' already");
    }

    @Test
    void aTokenLetsInUntilItIsTakenBack() {
        Account learner = learner("Tokens");
        String one = accounts.signIn(learner, "a browser").token();
        String other = accounts.signIn(learner, "another").token();
        assertThat(accounts.whoHas(one)).contains(learner);

        accounts.signOut(one);
        assertThat(accounts.whoHas(one)).isEmpty();
        assertThat(accounts.whoHas(other)).contains(learner);
        accounts.signOutEverywhere(learner, admin);
        assertThat(accounts.whoHas(other)).isEmpty();
        assertThat(accounts.whoHas("anything")).isEmpty();
    }

    @Test
    void whoIsDismissedIsLetInByNothingUntilTheyHaveANewPassword() {
        Account teacher = accounts.add(Role.INSTRUCTOR, "Tim", "tim", PASSWORD, admin);
        String token = accounts.signIn(teacher, "a browser").token();
        assertThat(accounts.staff())
                .contains(new Accounts.Teacher(teacher, "tim", true, 1))
                .anyMatch(one -> one.account().equals(admin));

        accounts.dismiss(teacher, admin);

        assertThat(accounts.whoHas(token)).isEmpty();
        assertThatThrownBy(() -> accounts.whoHasPassword("tim", PASSWORD, "elsewhere"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessage("Login or password is wrong.");
        assertThat(accounts.staff()).contains(new Accounts.Teacher(teacher, "tim", false, 0));
        assertThatThrownBy(() -> accounts.dismiss(admin, admin)).isInstanceOf(LabProblem.Usage.class);

        accounts.newPassword(teacher, "another horse battery", admin);
        assertThat(accounts.whoHasPassword("tim", "another horse battery", "elsewhere"))
                .isEqualTo(teacher);
        assertThatThrownBy(() -> accounts.newPassword(teacher, "short", admin)).isInstanceOf(LabProblem.Usage.class);
        assertThat(accounts.deeds(3))
                .extracting(Accounts.Deed::deed)
                .containsExactly("gave a new password to", "dismissed", "signed in");
    }

    @Test
    void aNewKeyEndsTheOldOneAndItsSignIns() {
        Cohort cohort = accounts.open("Keys", OptionalLong.empty(), admin);
        Joined joined = accounts.join(cohort.code(), "Kim", "here");
        String token = accounts.signIn(joined.account(), "").token();

        String fresh = accounts.newKey(joined.account(), admin);
        assertThat(accounts.whoHas(token)).isEmpty();
        assertThat(accounts.whoHasKey(fresh, "here")).isEqualTo(joined.account());
        assertThatThrownBy(() -> accounts.whoHasKey(joined.key(), "here")).hasMessageContaining("lets nobody in");
    }

    @Test
    void aClosedClassLetsNobodyIn() {
        Cohort cohort = accounts.open("Over", OptionalLong.empty(), admin);
        Joined joined = accounts.join(cohort.code(), "Olga", "here");
        String token = accounts.signIn(joined.account(), "").token();
        accounts.close(cohort, admin);

        assertThat(accounts.whoHas(token)).isEmpty();
        assertThatThrownBy(() -> accounts.whoHasKey(joined.key(), "there")).isInstanceOf(LabProblem.Usage.class);
        assertThatThrownBy(() -> accounts.join(cohort.code(), "Late", "there")).isInstanceOf(LabProblem.Usage.class);
    }

    @Test
    void aPasswordLetsInAndGuessingIsStopped() {
        accounts.add(Role.INSTRUCTOR, "Ira", "ira", PASSWORD, admin);
        assertThat(accounts.whoHasPassword("ira", PASSWORD, "home").name()).isEqualTo("Ira");
        for (int i = 0; i < 10; i++) {
            String from = "elsewhere " + i;
            assertThatThrownBy(() -> accounts.whoHasPassword("ira", "wrong password", from))
                    .hasMessageContaining("is wrong");
        }
        assertThatThrownBy(() -> accounts.whoHasPassword("ira", PASSWORD, "home"))
                .hasMessageContaining("Too many tries");
    }

    @Test
    void guessingKeysFromOnePlaceIsStopped() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> accounts.whoHasKey("aaaa-bbbb-cccc-dddd", "a guesser"))
                    .hasMessageContaining("lets nobody in");
        }
        assertThatThrownBy(() -> accounts.whoHasKey("aaaa-bbbb-cccc-dddd", "a guesser"))
                .hasMessageContaining("Too many tries");
        assertThatThrownBy(() -> accounts.join("aaa-bbb", "Guess", "a guesser")).hasMessageContaining("Too many tries");
    }

    @Test
    void aListIsEnrolledWholeOrNotAtAll() {
        Cohort cohort = accounts.open("List", OptionalLong.empty(), admin);
        assertThat(accounts.enrol(cohort, List.of("Ann", "Ben"), admin))
                .extracting(joined -> joined.account().name())
                .containsExactly("Ann", "Ben");
        assertThatThrownBy(() -> accounts.enrol(cohort, List.of("Cid", "Ann"), admin))
                .hasMessageContaining("called 'Ann'");
        assertThat(accounts.learnersOf(cohort)).extracting(Account::name).containsExactly("Ann", "Ben");
    }

    @Test
    void passwordsAreLongAndLoginsUnique() {
        assertThatThrownBy(() -> accounts.add(Role.INSTRUCTOR, "Short", "short", "too short", admin))
                .hasMessageContaining("from 10 to 72");
        assertThatThrownBy(() -> accounts.add(Role.INSTRUCTOR, "Again", "ada", PASSWORD, admin))
                .hasMessageContaining("'ada' is taken");
    }

    @Test
    void aHandStaysUpSinceItWasRaised() {
        Account learner = learner("Hands");
        accounts.raiseHand(learner, true);
        var since = accounts.account(learner.id()).orElseThrow().handRaised();
        accounts.raiseHand(learner, true);
        assertThat(accounts.account(learner.id()).orElseThrow().handRaised())
                .isPresent()
                .isEqualTo(since);
        accounts.raiseHand(learner, false);
        assertThat(accounts.account(learner.id()).orElseThrow().handRaised()).isEmpty();
    }

    @Test
    void whatIsDoneIsInTheAuditAndNoSecretIsKeptAsItIs() {
        Cohort cohort = accounts.open("Audit", OptionalLong.empty(), admin);
        Joined joined = accounts.join(cohort.code(), "Aud", "here");
        String token = accounts.signIn(joined.account(), "").token();

        assertThat(accounts.deeds(20))
                .extracting(deed -> deed.who() + " " + deed.deed() + " " + deed.about())
                .contains("Ada opened class Audit", "Aud joined Audit");
        String everything = academy.ask(db -> {
            StringBuilder text = new StringBuilder();
            for (String table : List.of("account", "sign_in", "audit", "failed_sign_in")) {
                try (var statement = db.createStatement();
                        var row = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (row.next()) {
                        text.append(row.getString(1));
                    }
                }
            }
            return text.toString();
        });
        assertThat(everything).doesNotContain(token, joined.key(), joined.key().replace("-", ""), PASSWORD);
    }

    private Account learner(String cohort) {
        return accounts.join(accounts.open(cohort, OptionalLong.empty(), admin).code(), "Learner", "here")
                .account();
    }
}
