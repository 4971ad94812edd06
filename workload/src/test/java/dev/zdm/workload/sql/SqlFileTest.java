package dev.zdm.workload.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlFileTest {

    @Test
    void aNameBecomesAQuestionMarkWhereverItComes() {
        NamedSql sql =
                only("UPDATE users\n   SET username = :username -- said by the user\nWHERE id = :id AND :id > 0;");

        assertThat(sql.text()).isEqualTo("UPDATE users SET username = :username WHERE id = :id AND :id > 0");
        assertThat(sql.jdbc()).isEqualTo("UPDATE users SET username = ? WHERE id = ? AND ? > 0");
        assertThat(sql.parameters()).containsExactly("username", "id", "id");
    }

    @Test
    void whatLooksLikeANameInAQuoteOrCastIsNone() {
        NamedSql sql = only("SELECT ':a; ''--', \":b\", $x$ :c; $x$, '1'::int /* :d; */, n[1:2] FROM t");

        assertThat(sql.parameters()).isEmpty();
        assertThat(sql.text()).isEqualTo("SELECT ':a; ''--', \":b\", $x$ :c; $x$, '1'::int , n[1:2] FROM t");
    }

    @Test
    void anOperatorWithAQuestionMarkStaysOne() {
        assertThat(only("SELECT items ? 'sku'").jdbc()).isEqualTo("SELECT items ?? 'sku'");
    }

    @Test
    void statementsEndAtSemicolonsAndEmptyOnesAreNone() {
        assertThat(SqlFile.parse("SELECT 1;; -- over\n SELECT 2;\n-- the end").statements())
                .extracting(NamedSql::text)
                .containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void aFileWithoutAStatementIsRefused() {
        assertThatThrownBy(() -> SqlFile.parse("-- nothing\n;")).hasMessageContaining("no statement");
    }

    @Test
    void anOpenQuoteIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> SqlFile.parse("SELECT 1; SELECT 'open")).hasMessageContaining("'open");
    }

    private static NamedSql only(String text) {
        assertThat(SqlFile.parse(text).statements()).hasSize(1);
        return SqlFile.parse(text).statements().get(0);
    }
}
