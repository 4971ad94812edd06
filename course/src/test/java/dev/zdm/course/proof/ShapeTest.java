package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final String RECORDED = """
            NOTICE:  building index
            CREATE INDEX
            Time: 12.3 ms
              pid  |        mode
            -------+--------------------
             21231 | AccessShareLock
            (1 row)
            ERROR:  55P03: canceling statement due to lock timeout
            DETAIL:  Some detail.
            """;

    @Test
    void numbersTimesAndRowsDoNotCount() {
        String another = """
                NOTICE:  building index
                NOTICE:  still building
                CREATE INDEX
                 pid | mode
                -----+--------------------
                   1 | ShareLock
                   2 | ShareLock
                (2 rows)
                ERROR:  55P03: canceling statement due to lock timeout
                """;

        assertThat(Shape.of(another)).isEqualTo(Shape.of(RECORDED));
    }

    @Test
    void anotherErrorColumnOrTagCounts() {
        assertThat(Shape.of(RECORDED.replace("55P03", "57014"))).isNotEqualTo(Shape.of(RECORDED));
        assertThat(Shape.of(RECORDED.replace("mode", "locktype"))).isNotEqualTo(Shape.of(RECORDED));
        assertThat(Shape.of(RECORDED.replace("CREATE INDEX", "DROP INDEX"))).isNotEqualTo(Shape.of(RECORDED));
        assertThat(Shape.of(RECORDED.replace("NOTICE:  building index\n", ""))).isNotEqualTo(Shape.of(RECORDED));
    }
}
