package dev.zdm.runner.road;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.labs.Road;
import dev.zdm.runner.sql.ScratchDatabase;
import dev.zdm.runner.sql.SqlSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoadWalkerIT {

    private final ScratchDatabase database = new ScratchDatabase();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<String> stand = new ArrayList<>();
    private final RoadWalker walker = new RoadWalker(new Scratch(), "learner", said::add);

    /** A stand that only notes what it is asked for. */
    private final class Scratch implements Terrain {

        @Override
        public SqlSession open(String role) {
            stand.add("open " + role);
            return SqlSession.open(database.login(role.equals("learner") ? ScratchDatabase.ROLE : "admin"));
        }

        @Override
        public void nextPhase() {
            stand.add("next");
        }

        @Override
        public void deploy(List<String> apps) {
            stand.add("deploy " + apps);
        }

        @Override
        public void write(Path folder) {
            stand.add("write " + folder.getFileName());
        }

        @Override
        public int useTool(String tool, List<String> arguments, Consumer<String> says) {
            stand.add(tool + " " + arguments);
            arguments.forEach(says);
            return arguments.contains("badly") ? 1 : 0;
        }

        @Override
        public void slowAutovacuum(boolean on, String table) {
            stand.add("autovacuum " + on + " " + table);
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        walker.close();
        database.close();
    }

    @Test
    void aRoadOfManySessionsIsWalkedToItsEnd() {
        Walked walked = walk("""
                BEGIN;
                LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
                -- @session B
                -- @async
                -- @expect 57014
                SELECT count(*) FROM orders;
                -- @until SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)
                -- @cancel B
                -- @join B
                -- @session C as admin
                -- @expect 55P03
                DO 'BEGIN LOCK TABLE orders IN ACCESS SHARE MODE NOWAIT; END';
                -- @next
                -- @autovacuum on orders
                -- @session A
                ROLLBACK;
                -- @close B
                -- @pause 5ms
                -- @session B
                SELECT 1;
                """);

        assertThat(walked).isEqualTo(new Walked.Done());
        assertThat(stand)
                .containsExactly(
                        "open learner",
                        "open learner",
                        "open observer",
                        "open admin",
                        "next",
                        "autovacuum true orders",
                        "open learner");
        assertThat(said).contains("A> LOCK TABLE", "B> 57014 canceling statement due to user request", "A> ROLLBACK");
    }

    @Test
    void anErrorThatNobodyExpectedMakesTheRoadFaulty() {
        Walked walked = walk("SELECT 1;\nSELECT nothing\nFROM orders;");

        assertThat(walked)
                .isEqualTo(new Walked.Faulty(
                        "some.sql:2",
                        "SELECT nothing\nFROM orders",
                        Optional.of("42703"),
                        "failed with 42703: column \"nothing\" does not exist"));
    }

    @Test
    void anExpectedErrorThatDoesNotComeMakesTheRoadFaulty() {
        assertThat(faulty("-- @expect 55P03\nSELECT 1;").message()).isEqualTo("went well, but 55P03 was expected");
        assertThat(faulty("-- @expect 55P03\nSELECT nothing;").message())
                .isEqualTo("failed with 42703: column \"nothing\" does not exist, but 55P03 was expected");
    }

    @Test
    void aToolThatEndsBadlyIsToldWithItsLastWords() {
        assertThat(walk("-- @run apply well")).isEqualTo(new Walked.Done());
        assertThat(faulty("-- @run apply badly").message()).isEqualTo("ended with 1; it told\n      badly");
    }

    @Test
    void anAsynchronousStatementIsJudgedWhenItIsJoined() {
        Walked.Faulty faulty = faulty("-- @async\nSELECT nothing;\n-- @pause 10ms\n-- @join A");

        assertThat(faulty.where()).isEqualTo("some.sql:2");
        assertThat(faulty.sqlstate()).contains("42703");
    }

    @Test
    void whatMayFailMayAlsoGoWell() {
        assertThat(walk("-- @may-fail\nSELECT nothing;\n-- @may-fail\nSELECT 1;"))
                .isEqualTo(new Walked.Done());
    }

    @Test
    void aRetryGivesUpAfterItsTimesWithGrowingPauses() {
        Walked walked = walk("""
                -- @session B
                BEGIN;
                LOCK TABLE orders;
                -- @session A
                SET lock_timeout = '5ms';
                -- @retry 55P03 times=3 pause=10ms factor=2
                -- @expect 55P03
                SELECT count(*) FROM orders;
                """);

        assertThat(walked).isEqualTo(new Walked.Done());
        assertThat(said).containsSubsequence("A> 55P03, again in 10 ms", "A> 55P03, again in 20 ms");
        assertThat(said).filteredOn(line -> line.contains("again in")).hasSize(2);
    }

    @Test
    void aRetryEndsWithSuccess() {
        Walked walked = walk("""
                -- @session B
                -- @async
                DO 'BEGIN LOCK TABLE orders; PERFORM pg_sleep(0.5); END';
                -- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')
                -- @session A
                SET lock_timeout = '5ms';
                -- @retry 55P03 times=1000 pause=10ms
                SELECT count(*) FROM orders;
                -- @join B
                """);

        assertThat(walked).isEqualTo(new Walked.Done());
        assertThat(said).contains("A> 55P03, again in 10 ms", "A> SELECT 1");
    }

    @Test
    void aStatementThatTakesTooLongIsCancelled() {
        Walked.Faulty faulty = faulty("-- @within 200ms\nSELECT pg_sleep(50);");

        assertThat(faulty.message()).isEqualTo("did not end within 200 ms");
        assertThat(sleepers()).isZero();
    }

    @Test
    void aConditionThatNeverComesTrueMakesTheRoadFaulty() {
        assertThat(faulty("-- @within 300ms\n-- @until SELECT false").message())
                .isEqualTo("was not true within 300 ms");
        assertThat(faulty("-- @until SELECT nothing").sqlstate()).contains("42703");
    }

    @Test
    void aSessionThatIsTerminatedMakesTheRoadFaulty() {
        Walked.Faulty faulty = faulty("SELECT pg_terminate_backend(pg_backend_pid());");

        assertThat(faulty.sqlstate()).contains("57P01");
    }

    @Test
    void aWalkCanBeStoppedFromAnotherThread() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        RoadWalker slow = new RoadWalker(new Scratch(), "learner", line -> asleep.countDown());
        CompletableFuture<Walked> walked =
                CompletableFuture.supplyAsync(() -> slow.walk(road("SELECT pg_sleep(50);\nSELECT 1;")));
        asleep.await(20, SECONDS);
        while (sleepers() == 0) {
            Thread.onSpinWait();
        }

        slow.stop();

        assertThat(walked.get(20, SECONDS)).isEqualTo(new Walked.Stopped());
        assertThat(sleepers()).isZero();
        assertThat(slow.walk(road("SELECT 1;"))).isEqualTo(new Walked.Stopped());
        slow.close();
    }

    @Test
    void aPauseEndsWhenTheWalkIsStopped() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        RoadWalker slow = new RoadWalker(new Scratch(), "learner", line -> pausing.countDown());
        CompletableFuture<Walked> walked = CompletableFuture.supplyAsync(() -> slow.walk(road("-- @pause 5min")));
        pausing.await(20, SECONDS);

        slow.stop();

        assertThat(walked.get(20, SECONDS)).isEqualTo(new Walked.Stopped());
        slow.close();
    }

    @Test
    void sessionsStayOpenForTheNextRound() {
        walk("SET application_name = 'kept';");
        assertThat(walk("-- @until SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'kept'"))
                .isEqualTo(new Walked.Done());
        assertThat(stand).containsExactly("open learner", "open observer");
    }

    @Test
    void afterAFaultTheNextRoundBeginsAfresh() {
        walk("BEGIN;\nLOCK TABLE orders;\nSELECT nothing;");
        assertThat(walk("SELECT count(*) FROM orders;")).isEqualTo(new Walked.Done());
        assertThat(stand).containsExactly("open learner", "open learner");
    }

    @Test
    void aFaultReadsWell() {
        assertThat(faulty("SELECT nothing\nFROM orders;")).hasToString("""
                some.sql:1: failed with 42703: column "nothing" does not exist
                    SELECT nothing
                    FROM orders""");
    }

    private long sleepers() {
        return Long.parseLong(database.ask("SELECT count(*) FROM pg_stat_activity"
                + " WHERE wait_event = 'PgSleep' AND datname = current_database()"));
    }

    private Walked.Faulty faulty(String road) {
        Walked walked = walk(road);
        assertThat(walked).isInstanceOf(Walked.Faulty.class);
        return (Walked.Faulty) walked;
    }

    private Walked walk(String road) {
        return walker.walk(road(road));
    }

    private static Road road(String text) {
        return Road.parse("some.sql", text);
    }
}
