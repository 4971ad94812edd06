package dev.zdm.course.academy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            place/09-the-queue | {"heading":"what-to-do","past":3} | place
            read/09-the-queue | true | finished
            guess/lessons/09-the-queue/predict-1a2b3c4d | 2 | prediction
            tick/lessons/43-the-checklist/task-1a2b3c4d | true | kept
            sql/A | "SELECT 1;" | kept
            """)
    void whatIsReadIsWrittenAsItWas(String key, String value, String table) throws Exception {
        Fact fact = Fact.of(key, json(value));

        assertThat(fact.key()).isEqualTo(key);
        assertThat(fact.value()).isEqualTo(json(value));
        assertThat(fact.table()).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sql",
                "sql/",
                "SQL/A",
                "sql/A B",
                "sql/../../x/y",
                "a/b/c/d/e",
                "sql/<script>",
                "guess/lessons"
            })
    void aKeyIsAFewNames(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fact.of(key, json("1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            read/09-the-queue | 1
            read/lessons/09-the-queue | true
            place/09-the-queue | {"heading":"x"}
            place/09-the-queue | {"heading":"x","past":-1}
            guess/lessons/09-the-queue/predict-1 | 0
            guess/lessons/09-the-queue/predict-1 | "1"
            """)
    void aValueHasToFitItsKey(String key, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fact.of(key, json(value)));
    }

    @ParameterizedTest
    @CsvSource({"19998, true", "19999, false"})
    void aValueHasABound(int letters, boolean fits) throws Exception {
        JsonNode value = json("\"" + "x".repeat(letters) + "\"");

        if (fits) {
            assertThat(Fact.of("sql/A", value).value()).isEqualTo(value);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Fact.of("sql/A", value));
        }
    }

    private static JsonNode json(String text) throws JacksonException {
        return new ObjectMapper().readTree(text);
    }
}
