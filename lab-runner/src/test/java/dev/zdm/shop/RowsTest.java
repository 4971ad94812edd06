package dev.zdm.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final List<String> COLUMNS = List.of("id", "full_name");
    private static final Rows TWO = new Rows(COLUMNS, List.of(row(7L, "Noor Smith"), row(12L, null)), false);

    @Test
    void asTextTheyAreATable() {
        assertThat(TWO).hasToString("""
                 id | full_name
                ----+------------
                 7  | Noor Smith
                 12 | null
                (2 rows)""");
    }

    @Test
    void ofManyTheFirstAreShown() {
        Rows many = new Rows(COLUMNS, Collections.nCopies(Rows.MOST, row(1L, "x")), true);

        assertThat(many.toString()).endsWith("(more than 1000 rows, the first 50 shown)");
    }

    @Test
    void valuesAreFoundByTheirColumn() {
        assertThat(TWO.first().number("id")).isEqualTo(7);
        assertThat(TWO.rows().get(1).text("full_name")).isNull();
        assertThatThrownBy(() -> TWO.first().text("colour"))
                .hasMessage("there is no column colour; there are [id, full_name]");
    }

    @Test
    void thereIsNoFirstRowOfNone() {
        assertThatThrownBy(() -> new Rows(COLUMNS, List.of(), false).first()).hasMessage("the query returned no row");
    }

    private static Row row(@Nullable Object... values) {
        return new Row(COLUMNS, Arrays.asList(values));
    }
}
