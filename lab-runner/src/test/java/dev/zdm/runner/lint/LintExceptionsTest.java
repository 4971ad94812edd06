package dev.zdm.runner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.zdm.grader.evidence.LintRun.LintException;
import dev.zdm.runner.work.WorkFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintExceptionsTest {

    @TempDir
    Path folder;

    @Test
    void aReasonStandsBehindTheRulesOrOnTheLineAbove() {
        assertThat(inFile("-- squawk-ignore ban-drop-table -- nobody has read it\nDROP TABLE a;"))
                .isEqualTo(new LintException("migrations/V001__a.sql:1", "ban-drop-table", "nobody has read it"));
        assertThat(inFile(
                        "-- Nobody has read it.\n-- squawk-ignore ban-drop-table, require-lock-timeout\nDROP TABLE a;"))
                .isEqualTo(new LintException(
                        "migrations/V001__a.sql:2", "ban-drop-table, require-lock-timeout", "Nobody has read it."));
        assertThat(inFile("/* squawk-ignore ban-drop-table: nobody has read it */\nDROP TABLE a;")
                        .reason())
                .contains("nobody has read it");
    }

    @Test
    void twoWordsOrALineFurtherUpOrAnotherExceptionAreNoReason() {
        assertThat(inFile("-- squawk-ignore ban-drop-table -- it's fine\nDROP TABLE a;")
                        .reason())
                .isNull();
        assertThat(inFile("-- Nobody has read it.\n\n-- squawk-ignore ban-drop-table\nDROP TABLE a;")
                        .reason())
                .isNull();
        assertThat(inFile("SELECT 1; -- nobody has read it\nSELECT 2;\n-- squawk-ignore ban-drop-table\nDROP TABLE a;")
                        .reason())
                .isNull();
    }

    @Test
    void whatNamesNoRuleIsNoException() {
        assertThat(inFile("-- Nobody has read it.\n-- squawk-ignore-file\nDROP TABLE a;"))
                .isEqualTo(new LintException("migrations/V001__a.sql:2", "everything", null));
    }

    @Test
    void whatIsExcludedForAllNeedsAReasonToo() {
        assertThat(in(Lint.SETTINGS, "# They are a matter of taste.\nexcluded_rules = [\"prefer-text-field\"]\n")
                        .reason())
                .isEqualTo("They are a matter of taste.");
        assertThat(in(Lint.SETTINGS, "pg_version = \"18.0\"\nexcluded_paths = [\"a/*\"]\n")
                        .reason())
                .isNull();
        assertThat(in("other.toml", "\"excluded_rules\" = [\"prefer-text-field\"]\n")
                        .reason())
                .isNull();
        assertThat(in(CiStep.FILE, "steps:\n  - run: squawk --exclude=prefer-text-field migrations/*.sql\n")
                        .reason())
                .isNull();
        assertThat(in(CiStep.FILE, "steps:\n  # a matter of taste here\n  - run: squawk -e prefer-text-field a.sql\n")
                        .reason())
                .isEqualTo("a matter of taste here");
    }

    @Test
    void aReasonMayGoOverTwoLinesAndEachRuleOfAListHasItsOwn() {
        assertThat(inFile("-- Nobody has\n-- read it.\n-- squawk-ignore ban-drop-table\nDROP TABLE a;")
                        .reason())
                .isEqualTo("Nobody has read it.");
        WorkFiles work = new WorkFiles(folder);
        work.save(
                Lint.SETTINGS,
                "excluded_rules = [\n  \"prefer-text-field\", # varchar is in use\n  \"prefer-bigint-over-int\"\n]\n");
        assertThat(LintExceptions.in(work, List.of()))
                .extracting(LintException::place, LintException::reason)
                .containsExactly(tuple(".squawk.toml:2", "varchar is in use"), tuple(".squawk.toml:3", null));
        work.delete(Lint.SETTINGS);
    }

    @Test
    void whoExcludesPathsNamesNoRuleAndSettingsMayHaveAnyName() {
        assertThat(in(Lint.SETTINGS, "# The old files are old.\nexcluded_paths = [\"migrations/V001*\"]\n")
                        .reason())
                .isNull();
        assertThat(in("lint.conf", "excluded_rules = [\"prefer-text-field\"]\n").reason())
                .isNull();
    }

    private LintException inFile(String text) {
        return in("migrations/V001__a.sql", text);
    }

    private LintException in(String name, String text) {
        WorkFiles work = new WorkFiles(folder);
        work.save(name, text);
        try {
            List<LintException> found = LintExceptions.in(work, List.of("lint.conf"));
            assertThat(found).hasSize(1);
            return found.get(0);
        } finally {
            work.delete(name);
        }
    }
}
