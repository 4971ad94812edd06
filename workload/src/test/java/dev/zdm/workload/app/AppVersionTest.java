package dev.zdm.workload.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.workload.WorkloadProblem;
import java.io.FileNotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppVersionTest {

    private static final String ONE_REQUEST = """
            format_version: 1
            name: v2
            requests:
              - {name: order, kind: read, share: 3, file: order.sql}
            """;

    @Test
    void theFirstVersionIsTwoThirdsReads() {
        AppVersion v1 = AppVersion.builtIn("v1");

        assertThat(v1.name()).isEqualTo("v1");
        assertThat(v1.shares()).isEqualTo(100);
        assertThat(v1.requests().stream()
                        .filter(request -> request.kind() == Kind.READ)
                        .mapToInt(Request::share)
                        .sum())
                .isEqualTo(65);
    }

    @Test
    void theFirstVersionNamesItsColumns() {
        assertThat(AppVersion.builtIn("v1").requests().stream()
                        .flatMap(request -> request.statements().stream())
                        .map(statement -> statement.sql().text()))
                .isNotEmpty()
                .noneMatch(sql -> sql.contains("SELECT *"));
    }

    @Test
    void everyRequestComesAsOftenAsItsShareSays() {
        AppVersion v1 = AppVersion.builtIn("v1");

        for (Request request : v1.requests()) {
            assertThat(IntStream.range(0, v1.shares())
                            .filter(part -> v1.requestAt(part).equals(request)))
                    .hasSize(request.share());
        }
    }

    @Test
    void aWordThatNobodyKnowsIsNamedWithTheFileAndTheWordsThereAre() {
        assertThatThrownBy(() -> read(ONE_REQUEST, "SELECT id FROM orders WHERE id = :oder_id"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("there/order.sql")
                .hasMessageContaining(":oder_id")
                .hasMessageContaining(":order_id");
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> read(ONE_REQUEST.replace("share", "weight"), "SELECT 1"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("there/app.yml")
                .hasMessageContaining("weight");
    }

    @Test
    void aRequestWithoutAShareIsRefused() {
        assertThatThrownBy(() -> read(ONE_REQUEST.replace("share: 3", "share: 0"), "SELECT 1"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("share is 0");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> read(ONE_REQUEST.replace("order.sql", "gone.sql"), "SELECT 1"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("there/gone.sql");
    }

    @Test
    void twoRequestsOfOneNameAreRefused() {
        String twice = ONE_REQUEST + "  - {name: order, kind: write, share: 1, file: order.sql}\n";

        assertThatThrownBy(() -> read(twice, "SELECT 1"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("two requests order");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> read(ONE_REQUEST.replace("format_version: 1", "format_version: 2"), "SELECT 1"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("format_version is 2");
    }

    @Test
    void aRequestMayHaveSeveralStatements() {
        AppVersion v2 = read(ONE_REQUEST, "SELECT id FROM users WHERE id = :user_id; SELECT id FROM orders;");

        assertThat(v2.requests().get(0).statements())
                .extracting(RequestStatement::words)
                .containsExactly(List.of(Word.USER_ID), List.of());
    }

    private static AppVersion read(String yaml, String sql) {
        Map<String, String> files = new HashMap<>(Map.of("app.yml", yaml, "order.sql", sql));
        return new AppFolder("there", file -> {
                    String text = files.get(file);
                    if (text == null) {
                        throw new FileNotFoundException(file);
                    }
                    return text;
                })
                .read();
    }
}
