package dev.zdm.runner.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFilesTest {

    @TempDir
    Path folder;

    private final Lab lab = LabCatalog.in(Path.of("..", "labs")).named("lab-15");
    private WorkFiles files;

    @BeforeEach
    void begin() {
        files = new WorkFiles(folder.resolve("work"));
    }

    @Test
    void whoBeginsAnewGoesOnWithTheFilesThatTheyHave() {
        files.provide(lab);
        assertThat(files.names()).containsExactly("monolith.sql");
        files.save("migrations/V001__first.sql", "SELECT 1;");
        files.delete("monolith.sql");

        files.provide(lab);

        assertThat(files.names()).containsExactly("migrations/V001__first.sql");
    }

    @Test
    void whatIsPutAsideIsNeverOverwritten() throws IOException {
        files.save("a.sql", "one");
        files.provideAnew(lab);
        files.save("a.sql", "two");
        files.provideAnew(lab);

        assertThat(files.names()).containsExactly("monolith.sql");
        assertThat(Files.readString(folder.resolve("work.1/a.sql"))).isEqualTo("one");
        assertThat(Files.readString(folder.resolve("work.2/a.sql"))).isEqualTo("two");
    }

    @Test
    void anEmptyFileTakesItsNamesakeAway() throws IOException {
        Path over = Files.createDirectories(folder.resolve("over/migrations"));
        Files.writeString(over.resolve("V001__first.sql"), "");
        Files.writeString(over.resolve("V002__second.sql"), "SELECT 2;");
        files.save("migrations/V001__first.sql", "SELECT 1;");

        files.write(folder.resolve("over"));

        assertThat(files.names()).containsExactly("migrations/V002__second.sql");
    }

    @Test
    void nothingOutsideIsReadWrittenOrDeleted() throws IOException {
        files.save("a.sql", "one");
        Path outside = Files.writeString(folder.resolve("outside.sql"), "theirs");
        for (String name :
                new String[] {"../outside.sql", outside.toString(), "migrations/../../outside.sql", "", "."}) {
            assertThatThrownBy(() -> files.text(name)).isInstanceOf(LabProblem.Usage.class);
            assertThatThrownBy(() -> files.save(name, "mine")).isInstanceOf(LabProblem.Usage.class);
            assertThatThrownBy(() -> files.delete(name)).isInstanceOf(LabProblem.Usage.class);
        }
        assertThat(outside).hasContent("theirs");
    }

    @Test
    void aLinkThatLeadsOutsideIsNoFileOfTheLabs() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.sql"), "theirs");
        files.save("a.sql", "one");
        Files.createSymbolicLink(folder.resolve("work/link.sql"), outside);
        Files.createSymbolicLink(folder.resolve("work/there"), folder);

        assertThatThrownBy(() -> files.text("link.sql")).isInstanceOf(LabProblem.Usage.class);
        assertThatThrownBy(() -> files.save("there/outside.sql", "mine")).isInstanceOf(LabProblem.Usage.class);
        assertThat(outside).hasContent("theirs");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedByName() {
        files.save("a.sql", "x".repeat(300_000));

        assertThatThrownBy(files::all).isInstanceOf(LabProblem.Usage.class).hasMessageContaining("a.sql is larger");
    }
}
