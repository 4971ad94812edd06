package dev.zdm.grader.cli;

import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.index;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.grader.evidence.Attempt.State;
import dev.zdm.grader.evidence.Heartbeat;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.store.EvidenceFile;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.PastAttempt;
import dev.zdm.grader.store.Standing;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What {@code bin/grader} promises to people and their scripts. */
class GraderMainIT {

    private static final Path ROOT = Path.of("src/test/resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = second(59.9);
    private String attempt = "me/lab-2/1";

    // ---- check

    @Test
    void anAttemptThatPassesEndsWithZero() {
        given(solved());

        assertThat(grader("check")).isZero();
        assertThat(text(out))
                .startsWith("lab-2 The blocking build, attempt 1: passed, 3 of 3 claims kept\n")
                .contains("kept     index-gone")
                .endsWith("labs/lab-02-blocking-build/debrief.md\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void aBrokenClaimEndsWithOneAndIsToldInFull() {
        given(harmful());

        assertThat(grader("check", "lab-2")).isEqualTo(1);
        assertThat(text(out))
                .contains("BROKEN   No customer's request failed or took longer than 250 ms because of you.")
                .contains("expected  no customer's request failed")
                .contains("seen      DROP INDEX mine in session 4711 (learner): 1 customer waited behind it")
                .contains("next      Read lesson 9.")
                .contains("skipped  index-gone               not judged until nobody-blocked holds");
    }

    @Test
    void aRecorderThatIsGoneEndsWithThree() {
        given(solved());
        now = second(100);

        assertThat(grader("check")).isEqualTo(3);
        assertThat(text(out)).contains("unproven", "the recorder has not been heard of since 01:01:00.0Z");
    }

    @Test
    void aRecorderThatFallsSilentWhileItIsWaitedForProvesNothing() {
        given(solved());
        now = second(60.4);

        assertThat(grader("check")).isEqualTo(3);
    }

    @Test
    void harmAMomentAgoIsInTheVerdictBecauseTheRecorderIsWaitedFor() throws Exception {
        given(solved());
        now = second(61);
        var recorder = Executors.newSingleThreadScheduledExecutor();

        var told = recorder.schedule(this::harmAndAHeartbeatLater, 200, TimeUnit.MILLISECONDS);

        assertThat(grader("check")).isEqualTo(1);
        told.get();
        recorder.shutdownNow();
    }

    @Test
    void theSameVerdictIsGivenAgainAndAgainAndEachIsWrittenDown() throws IOException {
        given(harmful().state(State.FINISHED));

        grader("check", "-o", "json");
        String first = text(out);
        out.reset();
        now = second(100_000);
        grader("check", "-o", "json");

        assertThat(text(out)).isEqualTo(first);
        List<String> written = Files.readAllLines(folder().resolve("verdicts.jsonl"));
        assertThat(written).hasSize(2);
        assertThat(JSON.readTree(written.get(1)).path("seq").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(written.get(1)).path("t").asText()).isEqualTo("2026-11-22T04:46:40.000000Z");
        assertThat(JSON.readTree(written.get(1)).path("verdict").asText()).isEqualTo("failed");
    }

    @Test
    void jsonHasTheKeysOfTheContract() throws IOException {
        given(harmful());

        assertThat(grader("check", "-o", "json")).isEqualTo(1);

        JsonNode json = JSON.readTree(text(out));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("schema", "lab", "attempt", "verdict", "findings", "help");
        assertThat(json.path("verdict").asText()).isEqualTo("failed");
        assertThat(json.path("help")).hasToString("{\"hintsSeen\":[],\"solutionSeen\":false,\"skipped\":false}");
        JsonNode finding = json.path("findings").get(1);
        assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly("check", "phase", "outcome", "claim", "expected", "actual", "proof", "hint");
        assertThat(finding.path("outcome").asText()).isEqualTo("broken");
        assertThat(finding.path("proof").get(0).asText()).startsWith("place-order of v1, session 201, waited 1 s");
        assertThat(finding.path("hint").asText()).isEqualTo("Read lesson 9.");
        assertThat(json.path("findings").get(0).path("hint").isNull()).isTrue();
    }

    @Test
    void junitIsXmlWithOneTestForEachClaim() throws Exception {
        given(harmful());

        grader("check", "-o", "junit");

        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        Element suite = xml.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).startsWith("DROP INDEX mine");
    }

    @Test
    void anAttemptFromElsewhereIsJudgedWhereItLies(@TempDir Path elsewhere) {
        harmful().of("lab-2", "blocking-build").state(State.FINISHED).writeTo(elsewhere);

        assertThat(grader("check", "--attempt", elsewhere.toString())).isEqualTo(1);
        assertThat(grader("check", "lab-2", "--attempt=" + elsewhere)).isEqualTo(1);
    }

    @Test
    void aLabThatIsNotCurrentIsJudgedByItsNewestAttempt() throws IOException {
        given(harmful().state(State.FINISHED));
        attempt = "me/lab-2/10";
        given(solved().state(State.FINISHED));
        Files.delete(home.resolve("attempts/me/current"));

        assertThat(grader("check", "2")).isZero();
    }

    @Test
    void theLearnerIsTheOneOfTheEnvironment() {
        attempt = "ada/lab-2/1";
        given(solved());

        assertThat(grader("check", "blocking-build")).isEqualTo(2);
        assertThat(run(Map.of("ZDM_HOME", home.toString(), "ZDM_LEARNER", "ada"), "check", "blocking-build"))
                .isZero();
    }

    // ---- errors

    @Test
    void withoutAnAttemptItSaysWhatToDo() {
        assertThat(grader("check")).isEqualTo(2);
        assertThat(text(err)).isEqualTo("no attempt has been started yet\nStart one: bin/lab start lab-2\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aWrongNameIsAnsweredWithTheNearestRightOne() {
        assertThat(grader("check", "blocking-biuld")).isEqualTo(2);
        assertThat(text(err)).isEqualTo("""
                        no lab is called blocking-biuld
                        Did you mean lab-2 (blocking-build)? All labs: bin/lab list.
                        """);
    }

    @Test
    void anErrorIsJsonToWhoeverAskedForJson() throws IOException {
        assertThat(grader("check", "lab-2", "-ojson")).isEqualTo(2);

        JsonNode json = JSON.readTree(text(out));
        assertThat(json.path("lab").asText()).isEqualTo("lab-2");
        assertThat(json.path("findings")).isEmpty();
        assertThat(json.path("error").path("what").asText()).isEqualTo("there is no attempt at lab-2 yet");
        assertThat(json.path("error").path("do").asText()).isEqualTo("Start one: bin/lab start lab-2");
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(grader()).isEqualTo(2);
        assertThat(grader("chekc")).isEqualTo(2);
        assertThat(grader("check", "-o", "yaml")).isEqualTo(2);
        assertThat(grader("check", "-o")).isEqualTo(2);
        assertThat(grader("check", "--fast")).isEqualTo(2);
        assertThat(grader("check", "lab-2", "lab-3")).isEqualTo(2);
        assertThat(grader("check", "--attempt", home.toString())).isEqualTo(2);
        assertThat(text(err))
                .contains("Did you mean check?", "does not know what to do with lab-3", "holds no attempt");
    }

    @Test
    void evidenceThatCannotBeReadEndsWithSeventyAndNoStackTrace() throws IOException {
        given(solved());
        Files.writeString(folder().resolve("attempt.json"), "{");

        assertThat(grader("check")).isEqualTo(70);
        assertThat(text(err).lines()).hasSize(2);
        err.reset();
        assertThat(grader("check", "--debug")).isEqualTo(70);
        assertThat(text(err)).contains("\tat dev.zdm.grader.");
    }

    @Test
    void helpIsData() {
        assertThat(grader("--help")).isZero();
        assertThat(grader("help")).isZero();
        assertThat(text(out)).contains("bin/grader check [LAB]");
    }

    // ---- hints

    @Test
    void eachTimeThereIsTheNextHintUntilTheLast() {
        given(solved());

        grader("hint");
        grader("hint", "lab-2");
        grader("hint");

        assertThat(text(out))
                .containsSubsequence("Hint 1 of 2", "`pg_locks`", "Hint 2 of 2", "SHARE blocks", "Hint 2 of 2");
    }

    @Test
    void aCertainHintCanBeAskedForAndTheNextIsTheFirstUnseen() {
        given(solved());

        grader("hint", "2");
        grader("hint", "lab-2", "2");
        grader("hint");

        assertThat(text(out)).containsSubsequence("Hint 2 of 2", "Hint 2 of 2", "Hint 1 of 2");
        assertThat(grader("hint", "3")).isEqualTo(2);
    }

    @Test
    void hintsNeedNoAttemptWhenTheLabIsNamed() {
        assertThat(grader("hint", "lab-2")).isZero();
        assertThat(grader("hint", "2")).isZero();
        assertThat(grader("hint")).isEqualTo(2);
    }

    // ---- the rest

    @Test
    void theListTellsWhatWasPassed() {
        grader("list");
        assertThat(text(out)).contains("lab-2", "blocking-build", "20 min", "not tried yet");

        given(solved());
        grader("check");
        out.reset();
        grader("list");
        assertThat(text(out)).contains("passed");
    }

    @Test
    void theStatusTellsOfTheCurrentAttempt() {
        assertThat(grader("status")).isZero();
        assertThat(text(out)).isEqualTo("no attempt has been started yet\n");
        out.reset();

        given(harmful());
        grader("check");
        out.reset();
        grader("status");
        assertThat(text(out)).isEqualTo("""
                        lab-2 The blocking build, attempt 1: running
                        phase     clean, for 29 s
                        recorder  at work
                        verdict   failed
                        help      hints seen: 0 of 2
                        """);
    }

    // ---- help

    @Test
    void hintsThatWereSeenAreToldWithTheAttemptAndCostNothing() throws IOException {
        given(solved());
        grader("hint");
        assertThat(text(out)).endsWith("hints seen: 1 of 2\n");
        assertThat(folder().resolve("help.jsonl")).exists();
        out.reset();

        grader("status");
        assertThat(text(out)).contains("help      hints seen: 1 of 2\n");
        out.reset();
        assertThat(grader("check")).isZero();
        assertThat(text(out)).containsSubsequence("attempt 1: passed, 3 of 3 claims kept\n", "\nhints seen: 1 of 2\n");
        out.reset();
        grader("check", "-o", "json");
        assertThat(JSON.readTree(text(out)).path("help").path("hintsSeen")).hasToString("[1]");
        Path page = home.resolve("report.html");
        grader("report", "--html", page.toString());
        assertThat(page).content(UTF_8).contains("hints seen: 1 of 2");
    }

    @Test
    void hintsBetweenAttemptsAreKnownInTheNextOne() {
        given(solved().state(State.FINISHED));
        grader("hint");
        assertThat(folder().resolve("help.jsonl")).doesNotExist();
        var lab = new LabFolder(folder().resolveSibling(".").normalize());
        assertThat(lab.help().hints()).containsExactly(1);

        attempt = "me/lab-2/2";
        given(solved());
        lab.handOverTo(folder());
        lab.handOverTo(folder());
        grader("hint");

        assertThat(text(out)).contains("Hint 2 of 2");
        assertThat(folder().resolve("help.jsonl")).content(UTF_8).hasLineCount(2);
    }

    @Test
    void aSkippedAttemptTellsItsFindingsAndIsNeverCalledPassed() throws IOException {
        given(solved());
        HelpFile.noteSkip(folder(), "plainly", second(20));

        assertThat(grader("check")).isZero();
        assertThat(text(out))
                .startsWith("lab-2 The blocking build, attempt 1: skipped, 3 of 3 claims kept\n")
                .contains("\nhints seen: 0 of 2, skipped\n", "kept     index-gone");
        out.reset();
        grader("list");
        grader("status");
        assertThat(text(out)).contains("skipped", "verdict   skipped").doesNotContain("passed");
        out.reset();
        grader("check", "-o", "junit");
        assertThat(text(out)).contains("<property name=\"skipped\" value=\"true\"/>");
        out.reset();
        grader("check", "-o", "json");
        assertThat(JSON.readTree(text(out)).path("help").path("skipped").asBoolean())
                .isTrue();
        Path page = home.resolve("report.html");
        grader("report", "--html", page.toString());
        assertThat(page)
                .content(UTF_8)
                .contains("Skipped, the stand walked it: of 3 claims 3 are kept.", "attempt 1 of me: skipped")
                .doesNotContain("Passed");
    }

    @Test
    void anAttemptThatEndedIsJudgedOnceByItsEvidence() throws IOException {
        given(harmful().state(State.FINISHED));
        Lab lab = LabCatalog.in(ROOT.resolve("labs")).named("lab-2");

        assertThat(PastAttempt.of(lab, folder()).result()).isEqualTo("failed");
        assertThat(Files.readAllLines(folder().resolve("verdicts.jsonl"))).hasSize(1);
        assertThat(PastAttempt.of(lab, folder()).result()).isEqualTo("failed");
        assertThat(Files.readAllLines(folder().resolve("verdicts.jsonl"))).hasSize(1);
    }

    @Test
    void anAttemptThatWasGivenUpIsAbandonedUnlessItHadPassed() {
        Lab lab = LabCatalog.in(ROOT.resolve("labs")).named("lab-2");
        given(solved().state(State.RESET));
        assertThat(PastAttempt.of(lab, folder()).result()).isEqualTo("abandoned");
        assertThat(folder().resolve("verdicts.jsonl")).doesNotExist();

        grader("check");
        assertThat(PastAttempt.of(lab, folder()).result()).isEqualTo("passed");
        HelpFile.noteSkip(folder(), "plainly", second(20));
        assertThat(PastAttempt.of(lab, folder()).result()).isEqualTo("skipped");
        assertThat(new LabFolder(folder().resolveSibling(".").normalize()).standing())
                .isEqualTo(Standing.SKIPPED);
    }

    @Test
    void anAttemptUnderWayHasNoResultYet() {
        given(harmful());
        grader("check");

        assertThat(PastAttempt.of(LabCatalog.in(ROOT.resolve("labs")).named("lab-2"), folder())
                        .result())
                .isEqualTo("running");
    }

    @Test
    void theReportTellsWhatHappenedPhaseByPhase() {
        given(harmful().statement(learner(1), 44, 46, "DROP INDEX mine").state(State.FINISHED));

        assertThat(grader("report")).isZero();
        assertThat(text(out))
                .contains(
                        "phase clean, 30 s",
                        "requests served",
                        "customers waited 1 times behind you, at most 1000.0 ms")
                .contains("attempt 1: failed");
    }

    @Test
    void theReportAsAPageIsOneFile() throws IOException {
        given(harmful().statement(learner(1), 44, 46, "DROP INDEX mine").state(State.FINISHED));
        Path page = home.resolve("my report.html");

        assertThat(grader("report", "lab-2", "--html", page.toString())).isZero();
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).isEqualTo("the report is in " + page + "\n");
        assertThat(page).content(UTF_8).contains("<h1>The blocking build</h1>", "DROP INDEX mine in session 4711");
        assertThat(grader("report", "--html=" + page, "--attempt", folder().toString()))
                .isZero();
    }

    @Test
    void aPageThatCannotBeWrittenIsWrongUsageInTwoLines() {
        given(solved());

        assertThat(grader("report", "--html", home.toString())).isEqualTo(2);
        assertThat(grader("report", "--html", home.resolve("nowhere/x.html").toString()))
                .isEqualTo(2);
        assertThat(grader("report", "--html", "")).isEqualTo(2);
        assertThat(grader("report", "--html")).isEqualTo(2);
        assertThat(text(err).lines()).hasSize(8);
        assertThat(text(out)).isEmpty();
    }

    private static MadeUpAttempt solved() {
        return busyShop()
                .of("lab-2", "blocking-build")
                .phase("build", 10, 30)
                .catalogue(20, seeded().with(index(20_001, "mine", ORDERS, "status")))
                .phase("clean", 30)
                .catalogue(40, seeded());
    }

    private static MadeUpAttempt harmful() {
        return solved().slow(writer(1), 45, 1).wait(writer(1), 45, 46, behind(learner(1), "DROP INDEX mine"));
    }

    private void given(MadeUpAttempt made) {
        made.writeTo(folder());
        String learner = attempt.substring(0, attempt.indexOf('/'));
        try {
            Files.writeString(
                    home.resolve("attempts").resolve(learner).resolve("current"),
                    attempt.substring(learner.length() + 1) + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path folder() {
        return home.resolve("attempts").resolve(attempt);
    }

    private void harmAndAHeartbeatLater() {
        try (var locks = new EvidenceFile(folder().resolve("locks.jsonl"))) {
            locks.append(new LockWait(
                    second(61),
                    99,
                    writer(1),
                    "UPDATE orders",
                    "relation",
                    "orders",
                    LockMode.ROW_EXCLUSIVE,
                    second(60.5),
                    second(61),
                    false,
                    List.of(behind(learner(1), "LOCK TABLE orders"))));
            locks.append(new Heartbeat(second(61.2), 20, Duration.ofMillis(50), Duration.ZERO));
        }
    }

    private int grader(String... arguments) {
        return run(Map.of("ZDM_HOME", home.toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return new GraderMain(ROOT, environment, Clock.fixed(now, ZoneOffset.UTC), terminal).run(List.of(arguments));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
