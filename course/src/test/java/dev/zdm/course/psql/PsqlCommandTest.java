package dev.zdm.course.psql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.psql.PsqlCommand.Describe;
import dev.zdm.course.psql.PsqlCommand.Habit;
import dev.zdm.course.psql.PsqlCommand.Help;
import dev.zdm.course.psql.PsqlCommand.ListRelations;
import dev.zdm.course.psql.PsqlCommand.Turn;
import dev.zdm.labs.LabProblem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlCommandTest {

    @Test
    void commandsAreToldApart() {
        assertThat(PsqlCommand.of("\\d")).isEqualTo(new ListRelations("", Optional.empty(), false));
        assertThat(PsqlCommand.of("\\d orders")).isEqualTo(new Describe("orders", false));
        assertThat(PsqlCommand.of("\\d+ public.orders;")).isEqualTo(new Describe("public.orders", true));
        assertThat(PsqlCommand.of("\\d \"two words\"")).isEqualTo(new Describe("\"two words\"", false));
        assertThat(PsqlCommand.of("\\dt+")).isEqualTo(new ListRelations("t", Optional.empty(), true));
        assertThat(PsqlCommand.of("\\di ord*")).isEqualTo(new ListRelations("i", Optional.of("ord*"), false));
        assertThat(PsqlCommand.of("\\timing")).isEqualTo(new Turn(Habit.TIMING, Optional.empty()));
        assertThat(PsqlCommand.of("\\x on")).isEqualTo(new Turn(Habit.EXPANDED, Optional.of(true)));
        assertThat(PsqlCommand.of("\\?")).isEqualTo(new Help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\watch", "\\copy t FROM 'f'", "\\q", "\\", "\\dx", "\\! ls", "\\d+x", "\\timings"})
    void whatItDoesNotKnowIsSaidWithWhatToDo(String typed) {
        assertThatThrownBy(() -> PsqlCommand.of(typed))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageStartingWith("The console does not know \\")
                .satisfies(problem -> assertThat(((LabProblem) problem).whatToDo())
                        .contains("\\?")
                        .contains("bin/lab url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x maybe", "\\d orders users"})
    void whatACommandDoesNotTakeIsSaid(String typed) {
        assertThatThrownBy(() -> PsqlCommand.of(typed)).isInstanceOf(LabProblem.Usage.class);
    }

    @Test
    void aNameCannotEndItsQuote() {
        String query = Queries.text("found", Set.of("named"), Map.of("name", "o'; DROP TABLE orders; --\\"));

        assertThat(query).contains("E'o\\'; DROP TABLE orders; --\\\\'").doesNotContain("--[");
    }

    @Test
    void linesAreSentOnlyWhenTheyAreWanted() {
        assertThat(Queries.text("relations", Set.of("visible"), Map.of("kinds", "r")))
                .contains("pg_table_is_visible")
                .doesNotContain("pg_table_size")
                .doesNotContain("relname ~");
    }
}
