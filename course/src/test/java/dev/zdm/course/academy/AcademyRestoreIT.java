package dev.zdm.course.academy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operations guide says of saving, restoring and moving the academy. */
class AcademyRestoreIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Note NOTE =
            new Note(new Fact.Place("09-the-queue", "what-to-do", 3), Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void aCopyOfAStoppedServersFolderIsTheWholeAcademy() throws Exception {
        Path copy = Files.createTempDirectory("zdm-restored-");
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            try (TemporaryServer server = new TemporaryServer()) {
                try (Academy academy = Academy.on(server.server())) {
                    academy.awaitOpen(LIMIT);
                    academy.memoryOf("anna").keep(List.of(NOTE));
                }
                server.stop();
                Process saved = new ProcessBuilder("cp", "-a", server.home() + "/.", copy.toString())
                        .inheritIO()
                        .start();
                assertThat(saved.waitFor()).isZero();
                server.startAgain();
            }
            try (EmbeddedServer restored = EmbeddedServer.start(copy, Progress.SILENT);
                    Academy academy = Academy.on(restored)) {
                academy.awaitOpen(LIMIT);
                assertThat(academy.memoryOf("anna").notes()).containsExactly(NOTE);
            }
        } finally {
            delete(copy);
        }
    }

    @Test
    void itLivesInADatabaseOfItsOwnWhereItOwnsThat() throws Exception {
        try (TemporaryServer server = new TemporaryServer()) {
            try (Connection admin = server.server().connectAsAdmin("postgres");
                    Statement statement = admin.createStatement()) {
                statement.execute("CREATE ROLE elsewhere LOGIN PASSWORD 'its-own-password'");
                statement.execute("CREATE DATABASE elsewhere OWNER elsewhere");
            }
            String address = server.server().jdbcUrl("elsewhere") + "?user=elsewhere&password=its-own-password";
            try (Academy academy = Academy.at(address)) {
                academy.awaitOpen(LIMIT);
                academy.memoryOf("anna").keep(List.of(NOTE));
            }
            try (Academy again = Academy.at(address)) {
                again.awaitOpen(LIMIT);
                assertThat(again.memoryOf("anna").notes()).containsExactly(NOTE);
            }
            assertThatThrownBy(() -> server.server().connect("academy", "academy"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** An older version of the course is started on what a newer one has left. */
    @Test
    void whatANewerVersionHasMigratedIsLeftAlone() throws Exception {
        try (TemporaryServer server = new TemporaryServer()) {
            try (Academy academy = Academy.on(server.server())) {
                academy.awaitOpen(LIMIT);
                academy.memoryOf("anna").keep(List.of(NOTE));
            }
            try (Connection admin = server.server().connectAsAdmin("academy");
                    Statement statement = admin.createStatement()) {
                statement.execute("""
                        INSERT INTO flyway_schema_history
                               (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'academy', 1, true)""");
            }
            try (Academy older = Academy.on(server.server())) {
                older.awaitOpen(LIMIT);
                assertThat(older.memoryOf("anna").notes()).containsExactly(NOTE);
            }
        }
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> Academy.at("postgresql://academy:secret-word@db/academy"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageNotContaining("secret-word");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
