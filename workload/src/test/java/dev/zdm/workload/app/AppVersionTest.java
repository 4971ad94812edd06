package dev.zdm.workload.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.Memory.Carried;
import dev.zdm.workload.app.Memory.Literal;
import dev.zdm.workload.shop.ShopSize;
import java.io.FileNotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void readsGoToThePrimaryUnlessTheVersionSaysOtherwise() {
        AppVersion v2 = read(ONE_REQUEST, "SELECT 1");

        assertThat(v2.readsFrom()).isEqualTo(ServerRole.PRIMARY);
        assertThat(read(ONE_REQUEST + "reads_from: primary\n", "SELECT 1")).isEqualTo(v2);
    }

    @Test
    void aVersionThatReadsFromTheStandbyWritesToThePrimary() {
        AppVersion v2 = read(ONE_REQUEST + "reads_from: standby\n", "SELECT 1");

        assertThat(v2.serverFor(Kind.READ)).isEqualTo(ServerRole.STANDBY);
        assertThat(v2.serverFor(Kind.WRITE)).isEqualTo(ServerRole.PRIMARY);
    }

    @Test
    void aServerThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> read(ONE_REQUEST + "reads_from: replica\n", "SELECT 1"))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessage("there/app.yml: reads_from is replica, and has to be primary or standby.");
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

    @Test
    void aRequestRemembersWhatItsWordsCarried() {
        Request request = remembering("{truth: full_name, key: ':user_id', value: ':full_name'}");
        Memory memory = request.remembers().get(0);
        Draw draw = draw();

        assertThat(memory).isEqualTo(new Memory("full_name", Optional.of(Word.USER_ID), new Carried(Word.FULL_NAME)));
        assertThat(memory.keyIn(draw, 0)).isEqualTo(draw.userId());
        assertThat(memory.valueIn(draw)).isEqualTo(draw.fullName());
        assertThat(request.returnsId()).isFalse();
    }

    @Test
    void aRequestRemembersUnderTheIdThatWasReturned() {
        Request request = remembering("{truth: order_status, key: returned, value: new}");
        Memory memory = request.remembers().get(0);

        assertThat(memory).isEqualTo(new Memory("order_status", Optional.empty(), new Literal("new")));
        assertThat(memory.keyIn(draw(), 4711)).isEqualTo(4711);
        assertThat(memory.valueIn(draw())).isEqualTo("new");
        assertThat(request.returnsId()).isTrue();
    }

    @Test
    void anOpenOrderIsRememberedUnderTheIdThatTheRequestGot() {
        Draw draw = draw();

        assertThat(remembering("{truth: order_status, key: ':open_order_id', value: paid}")
                        .remembers()
                        .get(0)
                        .keyIn(draw, 0))
                .isEqualTo(draw.openOrderId());
    }

    @Test
    void aRequestThatRemembersNothingPromisesNothing() {
        Request request = read(ONE_REQUEST, "SELECT 1").requests().get(0);

        assertThat(request.remembers()).isEmpty();
        assertThat(request.returnsId()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {truth: a, key: ':user', value: x}        | there is no :user; the words are :user_id
            {truth: a, key: ':user_id', value: ':x'}  | there is no :x; the words are :user_id
            {truth: a, key: user_id, value: x}        | user_id' is no key; write :user_id
            {truth: a, key: ':email', value: x}       | :email' is no key; write :user_id
            {truth: a, key: ':user_id'}               | what a request remembers needs truth, key and value
            {truth: a, value: x}                      | what a request remembers needs truth, key and value
            {key: returned, value: x}                 | what a request remembers needs truth, key and value
            """)
    void whatCannotBeRememberedIsToldWithItsRequest(String memory, String whatHappened) {
        assertThatThrownBy(() -> remembering(memory))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageStartingWith("there/app.yml: request order: ")
                .hasMessageContaining(whatHappened);
    }

    private static Request remembering(String memory) {
        String yaml = ONE_REQUEST.replace("file: order.sql}", "file: order.sql, remembers: [" + memory + "]}");
        return read(yaml, "SELECT 1").requests().get(0);
    }

    private static Draw draw() {
        return new Draw(ShopSize.withOrders(100_000), new OpenOrders(3), 42, 7);
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
