package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabCatalogTest {

    private static final String QUEUE = """
            format_version: 1
            title: The lock queue
            minutes: 30
            teaches: [lock queues, lock_timeout]
            needs: [lab-2]
            stand:
              rows: 200000
              apps: [v1]
              learner:
                max_parallel_maintenance_workers: 0
            phases:
              - id: guarded
                title: Unnoticed
                actors:
                  - name: report
                    file: actors/report.sql
                    as: app_v1
                    pause: 2s
                    ends-after-refusals: 3
                checks:
                  - id: customers-served
                    no-request-blocked: {by: learner, longer-than: 2500ms}
                    hint: Read lesson 10.
                  - id: no-leftovers
                    no-invalid-index: {}
            """;

    private static final String TRUTHS = """
            truths:
                - {name: full_name, table: users, key: id, readings: [{needs: [name], sql: name}, {needs: [first, last], sql: "first || ' ' || last"}]}
            """.strip();

    private static final String COMPARES = """
            compares:
              - {name: one UPDATE, phase: guarded, table: orders_copy}
              - {name: in batches, phase: guarded, table: orders}
            """;

    @TempDir
    Path labs;

    private Path queue;

    @BeforeEach
    void oneLab() throws IOException {
        queue = labs.resolve("lab-06-lock-queue");
        write("lab.yml", QUEUE);
        write("README.md", "Freeze the shop.\n");
        write("debrief.md", "At work …\n");
        write("hints/1.md", "Look at pg_locks.\n");
        write("hints/2.md", "Look for the queue.\n");
        write("actors/report.sql", "SELECT pg_sleep(4);\n");
        write("solution/guarded.sql", "SET lock_timeout = '2s';\n");
        write("solution/WHY.md", "Because.\n");
        write("wrong/no-guard.sql", "-- breaks: customers-served\nSELECT 1;\n");
    }

    @Test
    void aLabIsReadAsItIsWritten() {
        Lab lab = LabCatalog.in(labs).named("lab-6");

        assertThat(lab.id()).isEqualTo("lab-6");
        assertThat(lab.slug()).isEqualTo("lock-queue");
        assertThat(lab.title()).isEqualTo("The lock queue");
        assertThat(lab.minutes()).isEqualTo(30);
        assertThat(lab.teaches()).containsExactly("lock queues", "lock_timeout");
        assertThat(lab.needs()).containsExactly("lab-2");
        assertThat(lab.stand())
                .isEqualTo(new StandSpec(
                        200_000,
                        20_000,
                        List.of("v1"),
                        List.of("v1"),
                        Map.of(),
                        Optional.empty(),
                        Map.of("max_parallel_maintenance_workers", "0"),
                        Truth.OF_THE_SHOP));
        assertThat(lab.phases()).hasSize(1);
        assertThat(lab.phases().get(0).actors())
                .containsExactly(
                        new Actor("report", queue.resolve("actors/report.sql"), "app_v1", Duration.ofSeconds(2), 3));
        CheckSpec served = lab.checks().get(0);
        assertThat(served.id()).isEqualTo("customers-served");
        assertThat(served.kind()).isEqualTo("no-request-blocked");
        assertThat(served.args()).isEqualTo(Map.of("by", "learner", "longer-than", "2500ms"));
        assertThat(served.claim()).isEmpty();
        assertThat(served.hint()).contains("Read lesson 10.");
        assertThat(lab.checks().get(1).args()).isEmpty();
        assertThat(lab.compares()).isEmpty();
    }

    @Test
    void itsTextsAndRoadsComeFromItsFolder() {
        Lab lab = LabCatalog.in(labs).named("lab-6");

        assertThat(lab.brief()).isEqualTo("Freeze the shop.\n");
        assertThat(lab.debrief()).isEqualTo("At work …\n");
        assertThat(lab.why()).isEqualTo("Because.\n");
        assertThat(lab.hints()).containsExactly("Look at pg_locks.\n", "Look for the queue.\n");
        assertThat(lab.solutions()).extracting(Road::name).containsExactly("guarded");
        assertThat(lab.wrongs()).extracting(Road::name).containsExactly("no-guard");
        assertThat(lab.setup()).isEmpty();
    }

    @Test
    void whatALabLeavesOutHasAnOrdinaryValue() throws IOException {
        write("lab.yml", QUEUE.replaceAll("(?s)needs:.*?phases:", "phases:"));

        Lab lab = LabCatalog.in(labs).named("lab-6");

        assertThat(lab.needs()).isEmpty();
        assertThat(lab.stand()).isEqualTo(StandSpec.plain(2_000_000));
    }

    @Test
    void anAppVersionOfTheLabsOwnLiesInItsFolder() throws IOException {
        write("apps/v2/app.yml", "name: v2\n");
        write("lab.yml", QUEUE.replace("apps: [v1]", "apps: [v1]\n  deployable: [v1, v2]"));

        StandSpec stand = LabCatalog.in(labs).named("lab-6").stand();

        assertThat(stand.apps()).containsExactly("v1");
        assertThat(stand.deployable()).containsExactly("v1", "v2");
        assertThat(stand.ownApp("v2")).contains(queue.resolve("apps/v2"));
        assertThat(stand.ownApp("v1")).isEmpty();
    }

    @Test
    void whatRunsAtTheBeginningMayBeDeployedUnlessTheLabSaysMore() throws IOException {
        write("apps/v1/app.yml", "name: v1\n");
        write("apps/v2/app.yml", "name: v2\n");
        write("lab.yml", QUEUE.replace("apps: [v1]", "apps: [v1, v2]"));

        StandSpec stand = LabCatalog.in(labs).named("lab-6").stand();

        assertThat(stand.deployable()).containsExactly("v1", "v2");
        assertThat(stand.ownApp("v1")).contains(queue.resolve("apps/v1"));
    }

    @Test
    void anAppVersionThatReadsFromAStandbyNeedsOne() throws IOException {
        String twoVersions = "apps: [v1]\n  deployable: [v1, v2]";
        write("apps/v2/app.yml", "name: v2\nreads_from: standby\n");
        write("lab.yml", QUEUE.replace("apps: [v1]", twoVersions));

        assertThatThrownBy(() -> LabCatalog.in(labs))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("lab.yml: app version v2 reads from a standby, and the stand has none");

        write("lab.yml", QUEUE.replace("apps: [v1]", twoVersions + "\n  standby: {bytes-per-second: 0}"));
        assertThat(LabCatalog.in(labs).named("lab-6").stand().standby()).contains(new StandSpec.Standby(0));
    }

    @Test
    void aLabMaySayHowItsTruthIsRead() throws IOException {
        write("lab.yml", QUEUE.replace("apps: [v1]", TRUTHS));

        assertThat(LabCatalog.in(labs).named("lab-6").stand().truths())
                .containsExactly(new Truth(
                        "full_name",
                        "users",
                        "id",
                        List.of(
                                new Truth.Reading(List.of("name"), "name"),
                                new Truth.Reading(List.of("first", "last"), "first || ' ' || last")),
                        false));
    }

    @Test
    void aTruthMayHoldForTheRowsThatWereThereToo() throws IOException {
        write("lab.yml", QUEUE.replace("apps: [v1]", TRUTHS.replace("key: id,", "key: id, seeded: true,")));

        assertThat(LabCatalog.in(labs).named("lab-6").stand().truths())
                .singleElement()
                .matches(Truth::seeded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: full_name          | called: it, name: x | stand.truths[0].called is no key of a lab
            name: full_name,         |                    | stand.truths[0].name is missing
            key: id,                 |                    | stand.truths[0].key is missing
            key: id                  | key: 5             | stand.truths[0].key is not a text
            needs: [name]            | needs: name        | stand.truths[0].readings[0].needs is not a list
            needs: [name],           |                    | stand.truths[0].readings[0].needs is missing
            ', sql: name}'           | '}'                | stand.truths[0].readings[0].sql is missing
            """)
    void aMistakeInATruthIsToldWithItsPlace(String right, @Nullable String wrong, String whatHappened)
            throws IOException {
        assertThat(TRUTHS).contains(right);
        write("lab.yml", QUEUE.replace("apps: [v1]", TRUTHS.replace(right, wrong == null ? "" : wrong)));

        assertThatThrownBy(() -> LabCatalog.in(labs))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("lab-06-lock-queue/lab.yml:")
                .hasMessageContaining(whatHappened);
    }

    @Test
    void aLabMaySayWhatItsReportShowsSideBySide() throws IOException {
        write("lab.yml", QUEUE + COMPARES);

        assertThat(LabCatalog.in(labs).named("lab-6").compares())
                .containsExactly(
                        new Compared("one UPDATE", "guarded", "orders_copy"),
                        new Compared("in batches", "guarded", "orders"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            table: orders}           | }                            | compares[1].table is missing | Add it.
            table: orders}           | table: orders, colour: red}  | compares[1].colour is no key of a lab | There are
            phase: guarded, table: o | phase: free, table: o        | compares[0].phase is free, and there is no such phase | Name one of the lab's phases: guarded.
            name: in batches         | name: one UPDATE             | compares[1] is called one UPDATE, like one before it | Give it a name of its own.
            name: in batches         | name: " "                    | compares[1].name is " " | use one to 18 characters
            name: in batches         | name: in batches of 5 000    | compares[1].name is "in batches of 5 000" | use one to 18 characters
            - {name: in batches, phase: guarded, table: orders} | | compares has 1 entry | Name two changes, up to 4, or leave compares out.
            """)
    void aMistakeInWhatIsComparedIsToldWithItsPlaceAndWhatToDo(
            String right, @Nullable String wrong, String whatHappened, String whatToDo) throws IOException {
        assertThat(COMPARES).contains(right);
        write("lab.yml", QUEUE + COMPARES.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong));

        assertThatThrownBy(() -> LabCatalog.in(labs)).isInstanceOfSatisfying(LabProblem.class, problem -> {
            assertThat(problem)
                    .hasMessageContaining("lab-06-lock-queue/lab.yml:")
                    .hasMessageContaining(whatHappened);
            assertThat(problem.whatToDo()).contains(whatToDo);
        });
    }

    @Test
    void aQueryComesFromItsClaimOrFromTheLabsFolder() throws IOException {
        write("checks/names.sql", "SELECT 1;\n");
        Lab lab = LabCatalog.in(labs).named("lab-6");

        assertThat(lab.queryOf(asking(Map.of("query", "SELECT 2")))).isEqualTo("SELECT 2");
        assertThat(lab.queryOf(asking(Map.of("file", "checks/names.sql")))).isEqualTo("SELECT 1;\n");
        assertThatThrownBy(() -> lab.queryOf(asking(Map.of("file", "checks/none.sql"))))
                .isInstanceOf(LabProblem.class)
                .hasMessageEndingWith("checks/none.sql");
        assertThatThrownBy(() -> lab.queryOf(asking(Map.of())))
                .isInstanceOf(LabProblem.class)
                .hasMessage("lab-6: names has neither query nor file");
    }

    private static CheckSpec asking(Map<String, Object> args) {
        return new CheckSpec("names", "sql", args, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void labsComeInTheOrderOfTheirNumbers() throws IOException {
        copyAs("lab-10-later");
        copyAs("lab-02-sooner");
        Files.createDirectories(labs.resolve("src/main"));

        assertThat(LabCatalog.in(labs).labs()).extracting(Lab::id).containsExactly("lab-2", "lab-6", "lab-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lab-6", "6", "06", "lab-06", "LAB-6", "lock-queue", "Lock-Queue", "lab-06-lock-queue", " 6 "})
    void aLabHasManyNames(String name) {
        assertThat(LabCatalog.in(labs).named(name).id()).isEqualTo("lab-6");
    }

    @ParameterizedTest
    @CsvSource({"lock-queu, lab-6 (lock-queue)", "lab-11, lab-10 (later)", "soner, lab-2 (sooner)"})
    void aWrongNameIsAnsweredWithTheNearestRightOne(String name, String nearest) throws IOException {
        copyAs("lab-10-later");
        copyAs("lab-02-sooner");

        assertThatThrownBy(() -> LabCatalog.in(labs).named(name))
                .isInstanceOfSatisfying(LabProblem.Usage.class, problem -> {
                    assertThat(problem).hasMessage("no lab is called " + name);
                    assertThat(problem.whatToDo()).contains("Did you mean " + nearest);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minutes: 30              | minuets: 30                  | minutes is missing
            needs: [lab-2]           | need: [lab-2]                | need is no key of a lab
            rows: 200000             | row: 200000                  | : stand.row is no key of a lab
            as: app_v1               | us: app_v1                   | phases[0].actors[0].as is missing
            title: The lock queue    | title: [a, b]                | :2: title is not a text
            title: The lock queue    | title: 5                     | :2: title is not a text
            minutes: 30              | minutes: long                | :3: minutes is not a whole number
            minutes: 30              | minutes: 3.5                 | :3: minutes is not a whole number
            minutes: 30              | minutes: 0                   | : minutes is 0
            minutes: 30              | title: again                 | :3: Duplicate
            minutes: 30              | teaching: [                  | :
            title: The lock queue    | # no title                   | title is missing
            format_version: 1        | format_version: 2            | : format_version is 2
            needs: [lab-2]           | needs: [lock-queue]          | : needs names "lock-queue"
            rows: 200000             | rows: 3                      | : stand.rows is 3
            rows: 200000             | deployable: v1               | : stand.deployable is not a list
            rows: 200000             | deployable: [v2]             | : stand.apps is [v1], but only [v2] may be deployed
            rows: 200000             | deployable: [v1, v2]         | : app version v2 is nowhere
            apps: [v1]               | apps: [v2]                   | : app version v2 is nowhere
            apps: [v1]               | apps: [next]                 | : "next" is no app version
            apps: [v1]               | apps: [v1, ../v2]            | : "../v2" is no app version
            actors/report.sql        | ../../report.sql             | : phases[0].actors[0].file is ../../report.sql
            actors/report.sql        | actors/none.sql              | : phases[0].actors[0].file is actors/none.sql
            pause: 2s                | pause: 2                     | :18: phases[0].actors[0].pause is not a text
            pause: 2s                | pause: a while               | : phases[0].actors[0].pause is "a while"
            id: no-leftovers         | id: customers-served         | : phases[0].checks[1] is called customers-served, like one before it
            id: no-leftovers         | id: No_Leftovers             | : phases[0].checks[1] is called "No_Leftovers"
            id: no-leftovers         | claim: nothing left          | : phases[0].checks[1].id is missing
            no-invalid-index: {}     | claim: nothing left          | : phases[0].checks[1] (no-leftovers) has no kind
            hint: Read lesson 10.    | reads-went-on: {}            | : phases[0].checks[0] (customers-served) has [
            no-invalid-index: {}     | no-invalid-index: yes please | phases[0].checks[1].no-invalid-index is not a mapping
            no-invalid-index: {}     | no-invalid-index:            | : phases[0].checks[1] (no-leftovers) has no arguments
            no-invalid-index: {}     | sql: {file: checks/none.sql} | : no-leftovers asks checks/none.sql, and there is no such file
            no-invalid-index: {}     | sql: {file: ../x.sql}        | : no-leftovers asks ../x.sql, and there is no such file
            no-invalid-index: {}     | apps-at-end: {apps: [v7]}    | : no-leftovers names app version v7, but only [v1] may run
            no-invalid-index: {}     | requests-failed: {app: v3}   | : no-leftovers names app version v3, but only [v1] may run
            apps: [v1]               | apps: []                     | : stand.apps is empty
            apps: [v1]               | truths: [{name: a, table: b, key: c, readings: []}] | : stand.truths: a has no readings
            apps: [v1]               | truths: [{name: a, table: b, key: c, readings: [{needs: [d], sql: "e ? f"}]}] | : stand.truths: a is read with a question mark
            apps: [v1]               | users: 99                    | : stand.users is 99
            """)
    void aMistakeIsToldWithItsFileAndPlace(String right, String wrong, String whatHappened) throws IOException {
        assertThat(QUEUE).contains(right);
        write("lab.yml", QUEUE.replace(right, wrong));

        assertThatThrownBy(() -> LabCatalog.in(labs))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("lab-06-lock-queue/lab.yml:")
                .hasMessageContaining(whatHappened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "debrief.md", "hints/1.md", "solution/WHY.md"})
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(queue.resolve(file));

        assertThatThrownBy(() -> LabCatalog.in(labs))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining(file + " is missing");
    }

    @Test
    void twoLabsWithOneNumberAreRefused() throws IOException {
        copyAs("lab-06-again");

        assertThatThrownBy(() -> LabCatalog.in(labs))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("lab-06-again")
                .hasMessageContaining("lab-06-lock-queue");
    }

    @Test
    void aWrongAnswerHasToNameACheckOfItsLab() throws IOException {
        write("wrong/no-guard.sql", "-- breaks: customer-served\nSELECT 1;\n");
        assertThatThrownBy(() -> LabCatalog.in(labs).named("6").wrongs())
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("no-guard.sql:1: lab-6 has no check called customer-served");

        write("wrong/no-guard.sql", "SELECT 1;\n");
        assertThatThrownBy(() -> LabCatalog.in(labs).named("6").wrongs())
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("no-guard.sql:1: a wrong answer has to say what it breaks");
    }

    @Test
    void aFolderThatIsNotThereIsAProblem() {
        assertThatThrownBy(() -> LabCatalog.in(labs.resolve("none"))).isInstanceOf(LabProblem.class);
    }

    private void write(String file, String text) throws IOException {
        Path target = queue.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private void copyAs(String folder) throws IOException {
        try (var files = Files.walk(queue)) {
            for (Path file : files.toList()) {
                Path copy = labs.resolve(folder).resolve(queue.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
