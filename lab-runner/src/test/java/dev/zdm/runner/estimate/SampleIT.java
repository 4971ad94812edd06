package dev.zdm.runner.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.LabOnAStand;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SampleIT {

    private static final String CLONES = "SELECT datname FROM pg_database WHERE datname LIKE 'clone_tool%'";
    private static final Pattern MEASURED =
            Pattern.compile("sample.sql:(\\d+) .*: ([\\d,]+) rows, [\\d,]+ ms, ([\\d,]+) bytes of log");

    private LabOnAStand stand;

    @BeforeEach
    void startAnAttempt() {
        stand = new LabOnAStand("lab-19");
    }

    @AfterEach
    void takeAway() throws SQLException {
        stand.close();
    }

    @Test
    void eachStatementIsMeasuredOnACloneThatIsGoneAfterwards() throws Exception {
        stand.work().save("sample.sql", """
                SELECT count(*) FROM users WHERE id <= 100;
                UPDATE users SET full_name = full_name || '!'
                 WHERE id <= 100;
                """);

        assertThat(stand.use("sample")).isZero();

        assertThat(stand.said()).contains("  100");
        Matcher update = MEASURED.matcher(last());
        assertThat(update.matches()).as(last()).isTrue();
        assertThat(update.group(1)).isEqualTo("2");
        assertThat(update.group(2)).isEqualTo("100");
        // a hundred new versions of rows and no whole table
        assertThat(Long.parseLong(update.group(3).replace(",", ""))).isBetween(5_000L, 2_000_000L);
        assertThat(stand.asked("SELECT count(*) FROM users WHERE full_name LIKE '%!'"))
                .containsExactly("0");
        assertThat(stand.asked(CLONES)).isEmpty();
    }

    @Test
    void aStatementThatFailsIsNamedByItsLine() throws Exception {
        stand.work().save("sample.sql", "-- nothing yet\n");
        assertThatThrownBy(() -> stand.use("sample"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageStartingWith("There is no statement in ");

        stand.work().save("sample.sql", "SELECT 1;\n\nSELECT nothing;\n");
        assertThat(stand.use("sample")).isEqualTo(1);

        assertThat(last()).startsWith("sample.sql:3 failed with 42703: ");
        assertThat(stand.asked(CLONES)).isEmpty();
    }

    private String last() {
        return stand.said().get(stand.said().size() - 1);
    }
}
