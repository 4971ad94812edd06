package dev.zdm.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two databases of one server, one of which fills the log. */
class LogReaderIT {

    private static final String LOUD = "log_loud";
    private static final String QUIET = "log_quiet";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** 80 MB, more than one file of the log takes. */
    private static final String FLOOD =
            "DO $$ BEGIN FOR i IN 1..16000 LOOP RAISE LOG '%', repeat('x', 5000); END LOOP; END $$";

    private final SharedServer alone = SharedServer.alone();
    private final Server server = alone.ground().server();
    private LogReader log;

    @BeforeEach
    void make() throws SQLException {
        log = new LogReader(server);
        for (String database : List.of(LOUD, QUIET)) {
            run("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            run("postgres", "CREATE DATABASE " + database);
        }
    }

    @AfterEach
    void close() {
        log.close();
        alone.giveBack();
    }

    @Test
    void aFloodInOneDatabaseCostsTheOthersNoLine() throws Exception {
        LogTail loud = log.follow(LOUD);
        LogTail quiet = log.follow(QUIET);
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            try {
                run(LOUD, FLOOD);
                run(LOUD, "CREATE TABLE after_the_flood ()");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        List<String> heard = new ArrayList<>();
        int tables = 0;
        while (!flood.isDone()) {
            run(QUIET, "CREATE TABLE t" + tables++ + " ()");
            quiet.poll(line -> heard.add(line.toString()));
        }
        flood.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        int made = tables;
        List<String> toldOfTheLoud = new ArrayList<>();
        awaitThat(() -> {
            quiet.poll(line -> heard.add(line.toString()));
            loud.poll(line -> toldOfTheLoud.add(line.toString()));
            return heard.size() == made && toldOfTheLoud.size() == 1;
        });

        assertThat(made).as("tables made during the flood").isPositive();
        assertThat(List.of(loud.lostSomething(), quiet.lostSomething())).containsOnly(false);
    }

    @Test
    void whoFollowsHearsNothingOfTheTimeBefore() throws Exception {
        log.follow(LOUD);
        run(QUIET, "CREATE TABLE earlier ()");
        awaitThat(() -> count("SELECT count(*) FROM pg_class WHERE relname = 'earlier'", QUIET) == 1);
        LogTail quiet = log.follow(QUIET);
        run(QUIET, "CREATE TABLE later ()");

        List<String> heard = new ArrayList<>();
        Instant made = Instant.now();
        awaitThat(() -> quiet.poll(line -> heard.add(line.toString())).isAfter(made));

        assertThat(heard).hasSize(1);
    }

    @Test
    void filesThatHaveBeenReadAreEmptiedButForTheLast() throws Exception {
        LogTail quiet = log.follow(QUIET);
        List<String> heard = new ArrayList<>();
        for (int file = 0; file < 7; file++) {
            run(QUIET, "CREATE TABLE in_file_" + file + " ()");
            String before = current();
            awaitThat(() -> {
                run("postgres", "SELECT pg_rotate_logfile()");
                return !current().equals(before);
            });
        }
        run(QUIET, "CREATE TABLE in_the_last_file ()");
        awaitThat(() -> {
            quiet.poll(line -> heard.add(line.toString()));
            return heard.size() == 8;
        });

        assertThat(count("SELECT count(*) FROM pg_ls_logdir() WHERE name LIKE '%.json' AND size > 0", "postgres"))
                .as("files with something in them")
                .isEqualTo(4 + 1);
    }

    private String current() throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_logfile('jsonlog')")) {
            row.next();
            return row.getString(1);
        }
    }

    private long count(String question, String database) throws SQLException {
        try (Connection admin = server.connectAsAdmin(database);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection admin = server.connectAsAdmin(database);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitThat(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("within %s", LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
