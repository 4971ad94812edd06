package dev.zdm.runner.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.inside.Remark.Sort;
import dev.zdm.runner.sql.ScratchDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The console on whatever containment this machine has. */
@Timeout(120)
class JavaConsoleIT {

    private final ScratchDatabase database = new ScratchDatabase();
    private final JavaConsole console = ConsoleOn.open(database);

    @AfterEach
    void leaveNothingBehind() {
        console.close();
        database.close();
    }

    @Test
    void valuesAreShownAsJShellShowsThem() {
        HeardJava heard = HeardJava.toTheEnd(console, "int x = 20;\nint twice(int n) { return 2 * n; }\ntwice(x) + 2");

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.DONE);
        assertThat(heard.remarks())
                .extracting(Remark::text)
                .containsExactly("x ==> 20", "created method twice(int)", "$2 ==> 42");
    }

    @Test
    void theEndOfALineEndsAnExpressionUnlessTheNextGoesOn() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                1 + 1
                List.of(1, 2, 3)
                    .size()
                db.number(
                    "SELECT 4")
                // that was all
                int five = 5;
                if (five > 6) System.out.println("no");
                else System.out.println("yes");
                five""");

        assertThat(heard.outcome()).as(heard.text()).isEqualTo(JavaOutcome.DONE);
        assertThat(heard.remarks())
                .extracting(remark -> remark.text().replaceFirst("^.* ==> ", ""))
                .containsExactly("2", "3", "4", "5", "5");
        assertThat(heard.printed()).isEqualTo("yes\n");
    }

    @Test
    void whatWasDeclaredIsThereInTheNextRun() {
        HeardJava.toTheEnd(console, "var words = List.of(\"one\", \"two\");");

        assertThat(HeardJava.toTheEnd(console, "words.size()").text()).contains("==> 2");
    }

    @Test
    void aCompileErrorPointsAtItsPlace() {
        HeardJava heard =
                HeardJava.toTheEnd(console, "int x = 1;\n\nint y = x + nowhere;\nSystem.out.println(\"not reached\");");

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.FAILED);
        Remark error = heard.remarks().get(1);
        assertThat(error.sort()).isEqualTo(Sort.ERROR);
        assertThat(error.text()).contains("cannot find symbol").contains("nowhere");
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isEqualTo(13);
        assertThat(heard.printed()).isEmpty();
    }

    @Test
    void anExceptionTellsItsLine() {
        HeardJava heard =
                HeardJava.toTheEnd(console, "int zero = 0;\nint half(int n) {\n    return n / zero;\n}\nhalf(4);");

        Remark thrown = heard.remarks().get(heard.remarks().size() - 1);
        assertThat(thrown.sort()).isEqualTo(Sort.EXCEPTION);
        assertThat(thrown.text()).isEqualTo("java.lang.ArithmeticException: / by zero");
        assertThat(thrown.line()).isEqualTo(3);
    }

    @Test
    void whatIsNotCompleteMayBeTypedOn() {
        HeardJava heard = HeardJava.toTheEnd(console, "for (int i = 0; i < 3; i++) {");

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.INCOMPLETE);
    }

    @Test
    void linesComeWhileItStillRuns() {
        HeardJava heard = HeardJava.begin(console, "System.out.println(\"begun\"); while (true) { }");

        heard.awaitPrinted(text -> text.contains("begun\n"));

        assertThat(heard.hasEnded()).isFalse();
        console.stop();
        assertThat(heard.outcome()).isEqualTo(JavaOutcome.STOPPED);
    }

    @Test
    void theShopIsAtHand() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                for (Batch batch : shop.batches("orders", 400)) {
                    int rows = db.update("UPDATE orders SET status = 'sent' WHERE id BETWEEN ? AND ?", batch.from(), batch.to());
                    log.say("%s: %d rows", batch, rows);
                    log.progress(batch);
                }
                db.query("SELECT status, count(*) AS orders FROM orders GROUP BY status")
                """);

        assertThat(heard.outcome()).as(heard.text()).isEqualTo(JavaOutcome.DONE);
        assertThat(heard.printed()).contains("ids 801 to 1000: 200 rows");
        assertThat(heard.text()).contains(" sent   | 1000").contains("(1 row)");
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                db.transaction(t -> {
                    t.update("DELETE FROM orders");
                    t.update("INSERT INTO orders VALUES (NULL, 'x')");
                });
                """);

        assertThat(heard.text()).contains("23502");
        assertThat(database.ask("SELECT count(*) FROM orders")).isEqualTo("1000");
    }

    @Test
    void stopCancelsWhatWaitsForTheServerAndVariablesStay() {
        HeardJava.toTheEnd(console, "int kept = 7;");
        HeardJava heard = HeardJava.begin(console, "db.query(\"SELECT pg_sleep(600)\")");
        database.await(
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND wait_event = 'PgSleep')");

        console.stop();

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.STOPPED);
        assertThat(HeardJava.toTheEnd(console, "kept").text()).contains("==> 7");
    }

    @Test
    void oneRunAtATime() {
        HeardJava heard = HeardJava.begin(console, "System.out.println(1); Thread.sleep(60_000);");
        heard.awaitPrinted(text -> text.contains("1"));

        assertThatThrownBy(() -> console.run("1", heard)).isInstanceOf(LabProblem.Usage.class);
        console.stop();
        heard.outcome();
    }

    @Test
    void resetForgets() {
        HeardJava.toTheEnd(console, "int x = 1; int f() { return 1; }");

        console.reset();

        assertThat(HeardJava.toTheEnd(console, "f()").outcome()).isEqualTo(JavaOutcome.FAILED);
        assertThat(HeardJava.toTheEnd(console, "x").outcome()).isEqualTo(JavaOutcome.FAILED);
    }

    @Test
    void proposalsComeWithHelp() {
        Proposals proposals = console.propose("db.upd", 6);
        assertThat(proposals.anchor()).isEqualTo(3);
        assertThat(proposals.continuations()).contains("update(");

        assertThat(console.propose("shop.batches(", 13).help())
                .contains("Batches Shop.batches(String table, int size)");
    }

    @Test
    void itsStatementsAreTheLearners() {
        HeardJava heard =
                HeardJava.toTheEnd(console, "db.query(\"SELECT session_user, current_setting('application_name')\")");

        assertThat(heard.text()).contains(ScratchDatabase.ROLE).contains("java");
    }
}
