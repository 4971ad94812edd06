package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlLinesTest {

    private final YamlLines lines = YamlLines.of("""
            title: A lab
            stand:
              rows: 10
            phases:
              - id: first
                checks:
                  - id: one
                    sql: {query: SELECT 1}
                  - id: two
                    reads-went-on: {}
            """);

    @Test
    void aPathHasALine() {
        assertThat(lines.of("title", 0)).isEqualTo(1);
        assertThat(lines.of("stand.rows", 0)).isEqualTo(3);
        assertThat(lines.of("phases[0].checks[1].reads-went-on", 0)).isEqualTo(10);
    }

    @Test
    void whatIsMissingIsWhereItShouldStand() {
        assertThat(lines.of("phases[0].checks[1].claim", 0)).isEqualTo(9);
        assertThat(lines.of("minutes", 7)).isEqualTo(7);
    }

    @Test
    void aSentenceIsAboutTheInnermostThingThatItNames() {
        assertThat(lines.about("phases[0].checks[1] (two) has no kind")).isEqualTo(9);
        assertThat(lines.about("check one: sql has no argument x")).isEqualTo(7);
        assertThat(lines.about("nothing of the kind")).isEqualTo(1);
    }

    @Test
    void whatComesAfterAFaultIsNotKnown() {
        assertThat(YamlLines.of("title: a\n  b: [\n").of("title", 0)).isEqualTo(1);
    }
}
