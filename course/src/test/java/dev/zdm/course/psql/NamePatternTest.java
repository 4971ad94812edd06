package dev.zdm.course.psql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders       | ^(orders)$",
                "ORDERS       | ^(orders)$",
                "\"Orders\"   | ^(Orders)$",
                "ord*         | ^(ord.*)$",
                "order?       | ^(order.)$",
                "a$b          | ^(a\\$b)$",
                "a+(b)        | ^(a\\+\\(b\\))$",
                "\"a*b\"      | ^(a\\*b)$",
                "\"a.b\"      | ^(a\\.b)$",
                "\"a\"\"b\"   | ^(a\"b)$",
            })
    void aNameBecomesAnExpression(String written, String name) {
        assertThat(NamePattern.of(written)).isEqualTo(new NamePattern(Optional.empty(), Optional.of(name)));
    }

    @Test
    void aSchemaStandsBeforeTheDot() {
        assertThat(NamePattern.of("pub*.orders"))
                .isEqualTo(new NamePattern(Optional.of("^(pub.*)$"), Optional.of("^(orders)$")));
        assertThat(NamePattern.of("public.")).isEqualTo(new NamePattern(Optional.of("^(public)$"), Optional.empty()));
    }
}
