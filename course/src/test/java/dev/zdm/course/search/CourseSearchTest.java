package dev.zdm.course.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.Passage;
import dev.zdm.course.lessons.SitePaths;
import dev.zdm.course.search.Hit.Piece;
import dev.zdm.labs.LabCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseSearchTest {

    private static final int TOP = 3;
    private static final Path LABS = Path.of("src/test/resources/dev/zdm/course/labs");
    private static final CourseSearch COURSE = search(Path.of("lessons"), Path.of("../labs"));

    /** What people look for, and a page that has to be among the first three. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "why does my index build hang   | /lessons/37-runners",
                "55P03                          | /lessons/50-glossary#lock-timeout",
                "not valid                      | /lessons/50-glossary#not-valid",
                "lock queue                     | /lessons/50-glossary#lock-queue",
                "the lock queue                 | /labs/lab-6",
                "invalid index                  | /labs/lab-4              ",
                "idle in transaction            | /lessons/50-glossary#idle-in-transaction",
                "autovacuum                     | /lessons/11-retry",
                "rename column                  | /lessons/27-rename-is-not-the-answer",
                "backfill in batches            | /lessons/24-backfill",
                "int to bigint                  | /lessons/29-type-changes",
                "flyway                         | /labs/lab-16",
                "squawk                         | /labs/lab-17",
                "replication lag                | /lessons/42-rehearse#lag",
                "folklore                       | /lessons/49-folklore",
                "monolithic migration           | /lessons/35-the-monolith",
                "pg_blocking_pids               | /lessons/50-glossary#pg-blocking-pids",
                "detach partition               | /lessons/33-partitions",
            })
    void theRightPlaceIsAmongTheFirstThree(String typed, String path) {
        assertThat(top(typed)).as(typed).anySatisfy(found -> assertThat(found).startsWith(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dedlock              | deadlock",
                "concurently          | concurrently",
                "vaccum               | vacuum",
                "backfil              | backfill",
                "lock_timeot          | lock_timeout",
            })
    void oneSlipOfTheFingersIsForgiven(String typed, String meant) {
        List<Hit> hits = COURSE.find(typed);

        assertThat(hits).isNotEmpty();
        assertThat(hits.subList(0, Math.min(TOP, hits.size())))
                .anySatisfy(hit -> assertThat((hit.headingText() + text(hit.snippet())).toLowerCase(Locale.ROOT))
                        .contains(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock_timeout", "Lock queue", "lock queues", "MVCC", "cut-over", "prepared statements"})
    void aTermOfTheGlossaryComesFirst(String term) {
        assertThat(COURSE.find(term).get(0).kind()).isEqualTo("Glossary");
    }

    @ParameterizedTest
    @CsvSource({"dead, deadlock", "concurr, concurrent", "pg_bl, pg_blocking_pids", "expand and con, contract"})
    void theLastWordNeedNotBeFinished(String typed, String meant) {
        assertThat(COURSE.find(typed))
                .anySatisfy(hit -> assertThat(marked(hit))
                        .anySatisfy(word -> assertThat(word).containsIgnoringCase(meant)));
    }

    @Test
    void wordsAreFoundInTheirOtherForms() {
        assertThat(COURSE.find("validating"))
                .anySatisfy(hit -> assertThat(marked(hit)).contains("Validate"));
        assertThat(COURSE.find("batch"))
                .anySatisfy(hit -> assertThat(marked(hit)).contains("batches"));
    }

    @Test
    void aSettingIsFoundByItsParts() {
        assertThat(top("lock timeout")).anySatisfy(path -> assertThat(path).contains("lock-timeout"));
    }

    @Test
    void whatWasLookedForIsMarkedAndNothingElse() {
        Hit hit = COURSE.find("55P03").get(0);

        assertThat(marked(hit)).isNotEmpty().allSatisfy(word -> assertThat(word).isEqualToIgnoringCase("55P03"));
        assertThat(text(hit.snippet()).length()).isLessThan(300);
    }

    @Test
    void everyPlaceIsOnItsPage() {
        Markdown markdown = new Markdown(SitePaths::of);
        LessonCatalog lessons = new LessonCatalog(Path.of("lessons"), markdown);

        assertThat(lessons.lessons())
                .hasSizeGreaterThan(40)
                .allSatisfy(lesson -> assertThat(lessons.passagesOf(lesson))
                        .extracting(Passage::id)
                        .filteredOn(id -> !id.isEmpty())
                        .allSatisfy(id -> assertThat(lesson.html().contains(" id=\"" + id + "\""))
                                .as(lesson.slug() + "#" + id)
                                .isTrue()));
    }

    @Test
    void thereAreTwentyAtTheMostAndThreeOfAPage() {
        List<Hit> hits = COURSE.find("lock");

        assertThat(hits).hasSizeBetween(10, CourseSearch.MOST_HITS);
        assertThat(hits.stream()
                        .map(hit -> hit.path().replaceFirst("#.*", ""))
                        .collect(Collectors.groupingBy(page -> page, Collectors.counting()))
                        .values())
                .allSatisfy(ofPage -> assertThat(ofPage).isLessThanOrEqualTo(3));
        assertThat(hits).extracting(Hit::kind).contains("Lesson", "Lab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\\ ( ) * : \"", "!!!", "~^"})
    void withoutWordsNothingIsFound(String typed) {
        assertThat(COURSE.find(typed)).isEmpty();
    }

    @Test
    void wordsThatSayNothingAreLookedForWhenThereAreNoOthers() {
        assertThat(COURSE.find("why")).isNotEmpty();
    }

    @Test
    void anEndlessQuestionIsCut() {
        assertThat(COURSE.find("lock ".repeat(10_000))).isNotEmpty();
    }

    /** What would spoil a lab cannot be found. */
    @Test
    void hintsSolutionsAndDebriefsAreNotSearched() throws IOException {
        CourseSearch lab = search(Path.of("no-lessons"), LABS);

        assertThat(lab.find("queue")).isNotEmpty();
        for (String file : List.of("hints/1.md", "debrief.md", "solution/WHY.md")) {
            String spoils = Files.readString(LABS.resolve("lab-06-lock-queue").resolve(file));
            assertThat(lab.find(spoils))
                    .noneSatisfy(hit -> assertThat(text(hit.snippet())).contains(spoils.strip()));
        }
    }

    @Test
    void aTextThatHasChangedIsSearchedAsItIsNow(@TempDir Path lessons) throws IOException {
        Path file = lessons.resolve("01-first.md");
        Files.writeString(file, lesson("The walrus waits."));
        CourseSearch search = search(lessons, lessons);

        assertThat(search.find("walrus")).hasSize(1);
        Files.writeString(file, lesson("The penguin waits."));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(search.find("walrus")).isEmpty();
        assertThat(search.find("penguin").get(0).path()).isEqualTo("/lessons/01-first#a-part");
    }

    @Test
    void textIsNotTakenForMarkup(@TempDir Path lessons) throws IOException {
        Files.writeString(lessons.resolve("01-first.md"), lesson("The `<script>alert(1)</script>` walrus & co."));

        assertThat(text(search(lessons, lessons).find("walrus").get(0).snippet()))
                .isEqualTo("The <script>alert(1)</script> walrus & co.");
    }

    private static String lesson(String text) {
        return "---\ntitle: First\npart: 0\nminutes: 1\n---\n\n## A part\n\n" + text + "\n";
    }

    private static CourseSearch search(Path lessons, Path labs) {
        Markdown markdown = new Markdown(SitePaths::of);
        LabCatalog catalog = LabCatalog.in(labs);
        return new CourseSearch(new LessonCatalog(lessons, markdown), () -> catalog, markdown);
    }

    private static List<String> top(String typed) {
        return COURSE.find(typed).stream().limit(TOP).map(Hit::path).toList();
    }

    private static List<String> marked(Hit hit) {
        return Stream.concat(hit.heading().stream(), hit.snippet().stream())
                .filter(Piece::marked)
                .map(Piece::text)
                .toList();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
