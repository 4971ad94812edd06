package dev.zdm.runner.flyway;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.work.WorkFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The learner's files as one use of Flyway finds them: a copy, so that nothing changes while deployers are at work. Their settings may say
 * how to migrate, and not what to connect to or what else to load.
 */
final class Deployment {

    static final String SETTINGS = "flyway.conf";
    static final String MIGRATIONS = "sql";
    static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";

    private static final Pattern ALLOWED = Pattern.compile(
            "flyway\\.("
                    + "postgresql\\.transactional\\.lock|lockRetryCount|mixed|group|outOfOrder|validateOnMigrate|executeInTransaction"
                    + "|baselineOnMigrate|baselineVersion|baselineDescription|initSql|placeholderReplacement|placeholders\\.\\w+)");
    private static final Pattern ONLY_SETS = Pattern.compile("(\\s*SET\\s[^;]*(;|$))*\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile("V[0-9][0-9._]*__\\w+\\.sql(\\.conf)?");
    private static final Pattern FILE_SETTING = Pattern.compile("executeInTransaction|placeholderReplacement");

    private Deployment() {}

    /** Copies what belongs to it into an empty folder; fails with {@link LabProblem.Usage}, naming file and line, when something must not be. */
    static void copy(WorkFiles work, Path to) {
        List<String> migrations = work.names().stream()
                .filter(name -> name.startsWith(MIGRATIONS + "/"))
                .toList();
        if (migrations.isEmpty()) {
            throw new LabProblem.Usage(
                    "There is no migration in " + work.folder().resolve(MIGRATIONS) + ".",
                    "Write sql/V1__what_it_does.sql.");
        }
        try {
            Files.createDirectories(to.resolve(MIGRATIONS));
            String settings = work.text(SETTINGS).orElse("");
            requireOnly(ALLOWED, SETTINGS, settings);
            Files.writeString(to.resolve(SETTINGS), settings);
            for (String name : migrations) {
                String file = name.substring(MIGRATIONS.length() + 1);
                if (!FILE.matcher(file).matches()) {
                    throw new LabProblem.Usage(
                            name + " is not named like a migration.",
                            "Name it sql/V1__what_it_does.sql, and its settings sql/V1__what_it_does.sql.conf.");
                }
                String text = work.text(name).orElse("");
                if (file.endsWith(".conf")) {
                    requireOnly(FILE_SETTING, name, text);
                }
                Files.writeString(to.resolve(MIGRATIONS).resolve(file), text);
            }
        } catch (IOException e) {
            throw new LabProblem.Unfit(to + " cannot be written: " + e.getMessage(), "See that the disk has room.", e);
        }
    }

    private static void requireOnly(Pattern allowed, String file, String text) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(text));
        } catch (IOException fromAString) {
            throw new UncheckedIOException(fromAString);
        } catch (IllegalArgumentException e) {
            throw new LabProblem.Usage(
                    file + " cannot be read: " + e.getMessage(), "Write one key=value on each line.");
        }
        if (!ONLY_SETS.matcher(settings.getProperty("flyway.initSql", "")).matches()) {
            throw new LabProblem.Usage(
                    file + ": flyway.initSql does more than SET.", "What changes the shop belongs into a file.");
        }
        settings.stringPropertyNames().stream()
                .filter(key -> !allowed.matcher(key).matches())
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new LabProblem.Usage(
                            file + ": " + key + " is not for you to set here.",
                            "The stand says where to connect and what to load. Take that line out.");
                });
    }
}
