package dev.zdm.course.handins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.TemporaryServer;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Role;
import dev.zdm.grader.bundle.BundleWriter;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-ins that the end of a process left in the middle. */
class HandInsIT {

    @TempDir
    Path folder;

    private final LabCatalog labs =
            new LabShelf(Path.of("../labs").toAbsolutePath().normalize()).labs();
    private TemporaryServer server;
    private Academy academy;
    private Account learner;
    private HandIns handIns;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        server = new TemporaryServer();
        academy = Academy.on(server.server());
        academy.awaitOpen(Duration.ofSeconds(60));
        Accounts accounts = new Accounts(academy);
        Account admin = accounts.add(Role.ADMIN, "Ada", "ada", "correct horse battery", null);
        learner = accounts.join(
                        accounts.open("Monday", OptionalLong.empty(), admin).code(), "Anna", "here")
                .account();
        handIns = new HandIns(academy, accounts, folder.resolve("hand-ins"), () -> labs, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        academy.close();
        server.close();
    }

    @Test
    void whatHadArrivedIsJudgedAndWhatHadNotCanBeHandedInAgain() throws IOException {
        long whole = left();
        new BundleWriter(Optional.empty(), "test")
                .write(attempt(), kept(whole).resolve("bundle.zip"), Optional.empty(), Instant.now());
        Files.createDirectories(kept(whole).resolve("attempt"));
        long torn = left();
        Files.writeString(kept(torn).resolve("bundle.zip"), "PK");
        long neverArrived = left();

        handIns.judgeThoseLeft();

        assertThat(handIns.find(whole)).map(HandIn::judged).hasValue("unproven");
        assertThat(handIns.find(torn)).isEmpty();
        assertThat(handIns.find(neverArrived)).isEmpty();
    }

    private Path kept(long id) {
        return handIns.folderOf(learner).resolve(Long.toString(id));
    }

    /** As a process leaves it that ends before it has judged. */
    private long left() throws IOException {
        long id = academy.ask(db -> {
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO hand_in (account, uploader, lab, attempt, says, same_content, recording, judged)"
                            + " VALUES (?, 'Anna', 'lab-3', 1, '', true, gen_random_uuid()::text, '') RETURNING id")) {
                insert.setLong(1, learner.id());
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
        Files.createDirectories(kept(id));
        return id;
    }

    private Path attempt() throws IOException {
        Path attempt = Files.createDirectories(folder.resolve("recorded"));
        Files.writeString(attempt.resolve("attempt.json"), """
                {"schema": 1, "lab": "lab-3", "slug": "concurrent-build", "learner": "me", "attempt": 1, "database": "shop",
                 "server": "18.6", "course": "0.1.0", "seed": 42, "rows": 200000, "rate": 100, "state": "finished",
                 "began": "2026-11-21T01:00:00Z", "ended": "2026-11-21T01:10:00Z",
                 "phases": [{"id": "build", "began": "2026-11-21T01:00:20Z", "ended": "2026-11-21T01:10:00Z"}]}
                """);
        return attempt;
    }
}
