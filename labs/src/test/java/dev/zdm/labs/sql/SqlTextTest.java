package dev.zdm.labs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.labs.sql.SqlText.Comment;
import dev.zdm.labs.sql.SqlText.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @Test
    void semicolonsEndStatementsAndAreNotPartOfThem() {
        assertThat(texts("SELECT 1; SELECT 2 ;\nSELECT 3")).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @Test
    void everyStatementKnowsTheLineOfItsFirstWord() {
        String sql = "\n-- a comment\nSELECT 1;\n\n/* two\nlines */ SELECT\n2; SELECT 'a\nb'; SELECT 4;";
        assertThat(SqlText.split(sql)).extracting(Statement::line).containsExactly(3, 6, 7, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", ";", " ; ;\n;", "-- only a comment", "/* only ; a comment */"})
    void textWithoutAStatementHasNone(String sql) {
        assertThat(SqlText.split(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'",
                "SELECT 'it''s; fine'",
                "SELECT 'a backslash \\'",
                "SELECT E'it\\'s; fine'",
                "SELECT e'\\\\'",
                "SELECT E'a'\n  'b\\'; c'",
                "SELECT \"a;b\"\"c;\"",
                "SELECT U&'d\\0061t;a'",
                "SELECT $$;$$",
                "SELECT $tag$ ; $$ ; $other$ ; $tag$",
                "SELECT $über$;$über$",
                "SELECT 1 /* ; /* nested ; */ ; */ + 1",
                "SELECT 1 -- ;\n + 1",
                "SELECT (1;2)",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END",
                "create or replace procedure p()\nbegin atomic\n select case when true then 1 end; select 2; end",
                "DO $do$ BEGIN PERFORM 1; END $do$",
            })
    void semicolonsInsideDoNotEndAStatement(String statement) {
        assertThat(texts(statement + "; SELECT 'next'")).containsExactly(statement, "SELECT 'next'");
    }

    @Test
    void aDollarInsideANameOpensNoQuote() {
        assertThat(texts("SELECT a$$; SELECT b$$")).containsExactly("SELECT a$$", "SELECT b$$");
    }

    @Test
    void aParameterOpensNoQuote() {
        assertThat(texts("SELECT $1; SELECT $2")).containsExactly("SELECT $1", "SELECT $2");
    }

    @Test
    void beginAndEndOfATransactionAreStatementsLikeOthers() {
        assertThat(texts("BEGIN; UPDATE t SET a = 1; END; COMMIT"))
                .containsExactly("BEGIN", "UPDATE t SET a = 1", "END", "COMMIT");
    }

    @Test
    void atomicElsewhereOpensNoBody() {
        assertThat(texts("CREATE TABLE begin (atomic int); SELECT 1")).hasSize(2);
    }

    @Test
    void aPsqlCommandEndsWithItsLine() {
        assertThat(texts("\\d orders\nSELECT 1; \\x on\nSELECT 2"))
                .containsExactly("\\d orders", "SELECT 1", "\\x on", "SELECT 2");
    }

    @Test
    void windowsLineEndsCountOnce() {
        assertThat(SqlText.split("SELECT 1;\r\nSELECT 2;\r\n"))
                .containsExactly(
                        new Statement("SELECT 1", 1, Optional.empty()), new Statement("SELECT 2", 2, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a quote: SELECT\n 'abc; SELECT 2",
                "a quote: SELECT\n E'abc\\'",
                "a double quote: SELECT\n \"abc",
                "the quote $x$: SELECT\n $x$ ; $y$",
                "a comment: SELECT\n 1 /* /* */ ; SELECT 2",
                "a comment: \n/* never ends",
                "a parenthesis: SELECT\n ('a;b' ; SELECT 2",
                "BEGIN ATOMIC: CREATE FUNCTION f() RETURNS int\n BEGIN ATOMIC SELECT 1;"
            })
    void whatIsNeverClosedIsSaidWithItsLine(String openAndSql) {
        String open = openAndSql.substring(0, openAndSql.indexOf(": "));
        String sql = openAndSql.substring(openAndSql.indexOf(": ") + 2);
        List<Statement> statements = SqlText.split(sql);
        assertThat(statements).hasSize(1);
        assertThat(statements.get(0).open()).contains(open + " (line 2)");
    }

    @Test
    void lineCommentsAreToldApartByWhereTheyStand() {
        assertThat(SqlText.parts("-- before\nSELECT 1 -- inside\n + 1; -- after\n"))
                .containsExactly(
                        new Comment("-- before", 1, false),
                        new Comment("-- inside", 2, true),
                        new Statement("SELECT 1 -- inside\n + 1", 2, Optional.empty()),
                        new Comment("-- after", 3, false));
    }

    @Test
    void dashesInAQuoteAreNoComment() {
        assertThat(SqlText.parts("SELECT '-- @next'")).hasSize(1);
    }

    private static List<String> texts(String sql) {
        return SqlText.split(sql).stream().map(Statement::text).toList();
    }
}
