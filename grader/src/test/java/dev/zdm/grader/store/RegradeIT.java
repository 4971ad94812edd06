package dev.zdm.grader.store;

import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.GoldenAttempts;
import dev.zdm.grader.fixture.GoldenAttempts.Golden;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.Recordings;
import dev.zdm.grader.store.Regrade.Change;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts judged anew after a lab's checks were changed: exactly what the change changes is told, and nothing is written before it is accepted. */
class RegradeIT {

    private static final Instant LATER = second(1_000);

    @TempDir
    private Path home;

    private Path labs = Path.of("");
    private Path attempts = Path.of("");

    @BeforeEach
    void openALab() throws IOException {
        labs = home.resolve("labs");
        attempts = home.resolve("attempts");
        Path from = Path.of("src/test/resources/labs");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path to = labs.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
        }
    }

    @Test
    void nothingChangesWhereNothingWasChanged() {
        record(Recordings.solved(), "anna");
        record(Recordings.harmful(1), "ben");
        given("anna");
        given("ben");

        Regrading regrading = regrade();

        assertThat(regrading.looked()).isEqualTo(2);
        assertThat(regrading.changed()).isEmpty();
        assertThat(regrading.left()).isEmpty();
    }

    @Test
    void nothingChangesInTheFirstLabsAsTheyAre() {
        LabCatalog real = LabCatalog.in(Path.of("../labs"));
        List<Path> folders = new ArrayList<>();
        for (Golden golden : GoldenAttempts.all()) {
            Path folder =
                    attempts.resolve("g" + folders.size()).resolve(golden.lab()).resolve("1");
            Recordings.write(golden.attempt(), real.named(golden.lab()), folder);
            give(real.named(golden.lab()), folder, LATER);
            folders.add(folder);
        }

        Regrading regrading = Regrading.of(folders, real, LATER, done -> {});

        assertThat(regrading.looked()).isEqualTo(folders.size()).isGreaterThan(30);
        assertThat(regrading.changed()).isEmpty();
    }

    @Test
    void exactlyWhatTheChangeChangesIsTold() throws IOException {
        record(Recordings.solved(), "anna");
        record(Recordings.harmful(1), "ben");
        record(Recordings.harmful(6), "chris");
        List.of("anna", "ben", "chris").forEach(this::given);
        correct("250ms", "3s");

        Regrading regrading = regrade();

        assertThat(regrading.changed()).singleElement().satisfies(ben -> {
            assertThat(ben.folder()).isEqualTo(folder("ben"));
            assertThat(ben.old().word()).isEqualTo("failed");
            assertThat(ben.verdict().word()).isEqualTo("passed");
            assertThat(ben.changes())
                    .extracting(Change::check, Change::was, Change::becomes)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("nobody-blocked", "broken", "kept"),
                            org.assertj.core.groups.Tuple.tuple("index-gone", "skipped", "kept"));
            assertThat(ben.changes().get(0).why())
                    .contains("the lab claims no-request-blocked", "longer-than=3s", "where it claimed", "250ms");
        });
        assertThat(words("ben")).containsExactly("failed");
    }

    @Test
    void aClaimThatComesAndOneThatGoesAreTold() throws IOException {
        record(Recordings.solved(), "anna");
        given("anna");
        correct("id: index-gone", "id: nothing-left");

        assertThat(regrade().changed())
                .singleElement()
                .satisfies(anna -> assertThat(anna.changes())
                        .extracting(Change::check, Change::was, Change::becomes, Change::why)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(
                                        "nothing-left", "not claimed", "kept", "the lab makes this claim now"),
                                org.assertj.core.groups.Tuple.tuple(
                                        "index-gone", "kept", "not claimed", "the lab makes this claim no more")));
    }

    @Test
    void acceptingWritesBesideTheOldOnesAndOnlyOnce() throws IOException {
        record(Recordings.harmful(1), "ben");
        given("ben");
        correct("250ms", "3s");
        Regrade ben = regrade().changed().get(0);

        assertThat(ben.accept("Ada", LATER.plusSeconds(1))).isTrue();
        assertThat(ben.accept("Ada", LATER.plusSeconds(2))).isFalse();

        List<String> lines = Files.readAllLines(folder("ben").resolve("verdicts.jsonl"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"verdict\":\"failed\"");
        assertThat(lines.get(1)).contains("\"verdict\":\"passed\"", "\"regraded\":{\"by\":\"Ada\"");
        assertThat(PastAttempt.of(lab(), folder("ben")).result()).isEqualTo("passed");
        assertThat(new LabFolder(attempts.resolve("ben/lab-2")).standing()).isEqualTo(Standing.PASSED);
        assertThat(lab().asBegan(folder("ben"))).isEqualTo(lab());
        assertThat(folder("ben").resolve("lab-before-1.yml")).content().contains("250ms");
        assertThat(regrade().changed()).isEmpty();
    }

    @Test
    void whoPassedByACheckThatAskedTooLittleHasNotPassedOnceThatIsAccepted() throws IOException {
        correct("250ms", "3s");
        record(Recordings.harmful(1), "ben");
        given("ben");
        assertThat(PastAttempt.of(lab(), folder("ben")).result()).isEqualTo("passed");
        correct("3s", "250ms");

        regrade().changed().get(0).accept("Ada", LATER.plusSeconds(1));

        assertThat(PastAttempt.of(lab(), folder("ben")).result()).isEqualTo("failed");
        assertThat(new LabFolder(attempts.resolve("ben/lab-2")).standing()).isEqualTo(Standing.TRIED);
    }

    /** The learner passed at second 43, and harmed a customer after that: what came later is not held against them. */
    @Test
    void whoPassedWhileItRanIsJudgedAsOfThatMoment() throws IOException {
        record(Recordings.harmful(1), "ben");
        give(lab(), folder("ben"), second(43));
        assertThat(words("ben")).containsExactly("passed");

        assertThat(regrade().changed()).isEmpty();
        correct("id: index-gone", "id: nothing-left");
        Regrade ben = regrade().changed().get(0);
        assertThat(ben.verdict().word()).isEqualTo("passed");
        ben.accept("Ada", LATER.plusSeconds(1));
        assertThat(regrade().changed()).isEmpty();
    }

    @Test
    void missingEvidenceProvesNothingHoweverItWasJudgedBefore() throws IOException {
        record(Recordings.solved(), "anna");
        given("anna");
        Files.delete(folder("anna").resolve("statements.jsonl"));

        Regrade anna = regrade().changed().get(0);

        assertThat(anna.old().word()).isEqualTo("passed");
        assertThat(anna.verdict().word()).isEqualTo("unproven");
        assertThat(anna.changes()).singleElement().satisfies(change -> {
            assertThat(change.check()).isEqualTo("evidence-whole");
            assertThat(change.saw()).isEqualTo("of the evidence statements.jsonl is missing");
        });
    }

    @Test
    void whatGoesOnOrWasGivenUpOrCannotBeReadIsLeftAlone() throws IOException {
        Recordings.solved().writeTo(folder("running"));
        record(Recordings.solved(), "skipped");
        HelpFile.noteSkip(folder("skipped"), "solution", LATER);
        record(Recordings.solved(), "broken");
        Files.writeString(folder("broken").resolve("attempt.json"), "{");

        Regrading regrading = regrade();

        assertThat(regrading.looked()).isZero();
        assertThat(regrading.left())
                .extracting(Regrading.Left::folder)
                .containsExactly(folder("broken"), folder("running"), folder("skipped"));
        assertThat(regrading.left().get(0).why()).contains("is not an attempt");
    }

    private Regrading regrade() {
        return Regrading.of(Regrading.attemptsIn(attempts), LabCatalog.in(labs), LATER, done -> {});
    }

    private Lab lab() {
        return LabCatalog.in(labs).named("lab-2");
    }

    private Path folder(String learner) {
        return attempts.resolve(learner).resolve("lab-2").resolve("1");
    }

    private void record(MadeUpAttempt attempt, String learner) {
        Recordings.write(attempt, lab(), folder(learner));
    }

    /** The verdict that the learner had from the check as it was then. */
    private void given(String learner) {
        give(lab(), folder(learner), LATER);
    }

    private static void give(Lab lab, Path folder, Instant at) {
        VerdictFile.append(folder, AttemptFile.read(folder), Help.NONE, Judgement.of(lab, folder, at), at);
    }

    private List<String> words(String learner) {
        return VerdictFile.words(folder(learner));
    }

    private void correct(String wrong, String right) throws IOException {
        Path file = labs.resolve("lab-02-blocking-build/lab.yml");
        String text = Files.readString(file);
        assertThat(text).contains(wrong);
        Files.writeString(file, text.replace(wrong, right));
    }
}
