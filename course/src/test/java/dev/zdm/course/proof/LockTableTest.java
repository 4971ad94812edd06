package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.proof.LockTable.Chapter;
import dev.zdm.course.proof.LockTable.Entry;
import dev.zdm.course.proof.LockTable.Measured;
import dev.zdm.course.proof.LockTable.Relation;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockTableTest {

    @Test
    void commentsSayWhatComesBeforeAStatementAndWhetherItRunsAlone() {
        List<Chapter> chapters = LockTable.read("""
                -- # Indexes
                CREATE INDEX i ON orders (id);
                -- @alone
                -- @before CREATE INDEX i ON orders (id)
                DROP INDEX CONCURRENTLY i;
                """);

        assertThat(chapters).extracting(Chapter::title).containsExactly("Indexes");
        assertThat(chapters.get(0).entries())
                .containsExactly(
                        new Entry("CREATE INDEX i ON orders (id)", List.of(), false),
                        new Entry("DROP INDEX CONCURRENTLY i", List.of("CREATE INDEX i ON orders (id)"), true));
    }

    @Test
    void aStatementNeedsAHeading() {
        assertThatThrownBy(() -> LockTable.read("SELECT 1;")).isInstanceOf(LabProblem.class);
    }

    @Test
    void theStrongestLockStandsFirstAndIndexesAreCounted() {
        Entry entry = new Entry("ALTER TABLE orders …", List.of(), false);
        Measured measured = new Measured(
                entry,
                Map.of(
                        new Relation("orders", false), LockMode.ACCESS_EXCLUSIVE,
                        new Relation("users", false), LockMode.SHARE_ROW_EXCLUSIVE,
                        new Relation("a_idx", true), LockMode.ACCESS_EXCLUSIVE,
                        new Relation("b_idx", true), LockMode.ACCESS_EXCLUSIVE),
                true,
                true,
                false,
                true,
                Duration.ofMillis(1500));

        String page =
                LockTable.page(List.of(new Chapter("Columns", List.of(entry))), Map.of(entry, measured), "Measured.");

        assertThat(page)
                .contains("## Columns")
                .contains(
                        "| `ALTER TABLE orders …` | ACCESS EXCLUSIVE on orders, 2 indexes; SHARE ROW EXCLUSIVE on users"
                                + " | reads and writes | no | yes | 1.5 s |");
    }

    @Test
    void thePageHasARowForEachStatementOfTheFile() throws IOException {
        String page = Files.readString(Path.of("lessons/48-lock-table.md"));

        assertThat(LockTable.read(Files.readString(Path.of("appendix/lock-table.sql"))).stream()
                        .flatMap(chapter -> chapter.entries().stream()))
                .allSatisfy(entry ->
                        assertThat(page).contains("`" + entry.statement().replaceAll("\\s+", " ") + "`"));
    }
}
