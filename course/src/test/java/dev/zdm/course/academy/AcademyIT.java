package dev.zdm.course.academy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.academy.Memory.NotNow;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The academy on a real server, which is stopped and started again by the last test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcademyIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private TemporaryServer server;
    private Academy academy;

    @BeforeAll
    void start() throws IOException {
        server = new TemporaryServer();
        academy = Academy.on(server.server());
    }

    @AfterAll
    void stop() throws IOException {
        academy.close();
        server.close();
    }

    @Test
    @Order(1)
    void eachKindOfNoteComesBackAsItWas() {
        List<Note> notes = List.of(
                new Note(new Fact.Place("09-the-queue", "what-to-do", 3), NOON),
                new Note(new Fact.Finished("08-lock-modes", true), NOON.plusMillis(1)),
                new Note(new Fact.Guess("lessons/09-the-queue", "predict-1a2b3c4d", 2), NOON.plusMillis(2)),
                sql("SELECT 'Ünïcode \\ \" '';\n", NOON.plusMillis(3)));
        Memory memory = academy.memoryOf("kinds");

        assertThat(eventually(() -> memory.keep(notes))).isEmpty();

        assertThat(memory.notes()).containsExactlyInAnyOrderElementsOf(notes);
        assertThat(memory.readings())
                .containsExactlyInAnyOrder(
                        new Reading("09-the-queue", "what-to-do", false, NOON),
                        new Reading("08-lock-modes", "", true, NOON.plusMillis(1)));
    }

    @Test
    @Order(2)
    void theLaterNoteStaysInWhateverOrderTheyCome() {
        Memory memory = academy.memoryOf("order");
        Note early = sql("early", NOON);
        Note later = sql("later", NOON.plusSeconds(1));

        assertThat(memory.keep(List.of(later))).isEmpty();
        assertThat(memory.keep(List.of(early))).containsExactly("sql/A");
        assertThat(memory.notes()).containsExactly(later);
        assertThat(memory.keep(List.of(later))).as("handed in again").isEmpty();
    }

    @Test
    @Order(3)
    void whatIsKeptIsEachLearnersOwn() {
        Note mine = sql("mine", NOON);
        academy.memoryOf("one").keep(List.of(mine));

        assertThat(academy.memoryOf("two").notes()).isEmpty();
        assertThat(academy.memoryOf("one").notes()).containsExactly(mine);
    }

    @Test
    @Order(4)
    void ofNotesThatCannotAllBeKeptNoneIs() {
        Memory memory = academy.memoryOf("whole");

        assertThatThrownBy(() -> memory.keep(List.of(
                        new Note(new Fact.Finished("01-no-downtime", true), NOON),
                        new Note(Fact.Kept.text("sql/B", "a \0 in it"), NOON))))
                .isInstanceOf(LabProblem.Usage.class);
        assertThat(memory.notes()).isEmpty();
    }

    @Test
    @Order(5)
    void aLearnersNotesHaveABound() {
        Memory memory = academy.memoryOf("bound");
        List<Note> most = new ArrayList<>();
        for (int i = 0; i < LearnerMemory.MOST_NOTES; i++) {
            most.add(new Note(Fact.Kept.text("tick/lessons/x/task-" + i, ""), NOON));
        }
        memory.keep(most);

        assertThatThrownBy(() -> memory.keep(List.of(sql("one more", NOON)))).isInstanceOf(LabProblem.Usage.class);
        assertThat(memory.keep(most.subList(0, 2)))
                .as("what is there may change")
                .isEmpty();
    }

    @Test
    @Order(6)
    void itsRoleCanDoNothingElsewhereAndNobodyElseComesIn() throws SQLException {
        try (Connection admin = server.server().connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute(
                    "CREATE ROLE learner LOGIN PASSWORD '" + server.server().passwordOf("learner") + "'");
            statement.execute("CREATE DATABASE shop");
            statement.execute("REVOKE ALL ON DATABASE shop FROM PUBLIC");
            assertThat(strings(
                            statement,
                            "SELECT rolname FROM pg_roles WHERE rolname = 'academy' AND NOT (rolsuper OR rolcreatedb"
                                    + " OR rolcreaterole OR rolreplication OR rolbypassrls)"))
                    .containsExactly("academy");
            assertThat(strings(statement, "SELECT 1 FROM pg_auth_members WHERE member = 'academy'::regrole"))
                    .isEmpty();
        }
        assertThatThrownBy(() -> server.server().connect("academy", "learner").close())
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> server.server().connect("shop", "academy").close())
                .hasMessageContaining("permission denied for database");
    }

    @Test
    @Order(7)
    void theNextProcessFindsWhatTheLastOneKept() {
        Note kept = sql("before the restart", NOON);
        academy.memoryOf("next").keep(List.of(kept));
        academy.close();
        assertThatThrownBy(() -> academy.memoryOf("next").notes()).isInstanceOf(NotNow.class);

        academy = Academy.on(server.server());

        assertThat(eventually(() -> academy.memoryOf("next").notes())).containsExactly(kept);
    }

    @Test
    @Order(8)
    void withoutItsServerItSaysNotNowAtOnceAndGoesOnWhenTheServerIsBack() {
        Memory memory = academy.memoryOf("gone");
        Note kept = sql("kept", NOON);
        memory.keep(List.of(kept));
        Bookmarks bookmarks = new Bookmarks(academy.memoryOf("kinds"));
        int known = bookmarks.all().size();
        server.stop();

        assertThatThrownBy(memory::notes).isInstanceOf(NotNow.class);
        long asked = System.nanoTime();
        assertThatThrownBy(memory::notes).isInstanceOf(NotNow.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(500));
        assertThat(bookmarks.all()).as("as last heard").hasSize(known).isNotEmpty();

        server.startAgain();
        assertThat(eventually(memory::notes)).containsExactly(kept);
    }

    private static Note sql(String text, Instant at) {
        return new Note(Fact.Kept.text("sql/A", text), at);
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return all;
    }

    /** The answer, as soon as the database is there to give one. */
    private static <T> T eventually(Supplier<T> asked) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return asked.get();
            } catch (NotNow notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
