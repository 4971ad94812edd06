package dev.zdm.runner.stand;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one stand may take of an installation with many.
 *
 * @param idle after so long without anything done by its learner it is suspended
 * @param life after so long it ends, and its shop is dropped
 * @param notice so long before that its learner is told
 * @param extension by so much it lives longer when somebody asks
 * @param most how long a learner may have it live from now on; an instructor may do more
 * @param growthBytes by so much its shop may outgrow what it was at its beginning
 * @param tempBytes of temporary files of one of the learner's sessions
 * @param statement how long one statement of the learner's may run
 * @param evidenceBytes of one attempt
 * @param connections of the learner's own at once
 */
public record Quota(
        Duration idle,
        Duration life,
        Duration notice,
        Duration extension,
        Duration most,
        long growthBytes,
        long tempBytes,
        Duration statement,
        long evidenceBytes,
        int connections) {

    private static final long MB = 1_000_000;
    private static final int UNBOUND_CONNECTIONS = 40;
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB)");
    /** An app version has ten connections for reads and ten for writes, and so has an edition of it while one takes the other's place. */
    private static final int CONNECTIONS_OF_AN_APP = 45;

    /** Of a learner who is alone on their machine: none. */
    public static final Quota NONE = new Quota(
            Duration.ofDays(10_000),
            Duration.ofDays(10_000),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Duration.ofDays(10_000),
            Long.MAX_VALUE,
            UNBOUND_CONNECTIONS);

    /** Of a class, unless whoever runs the installation says otherwise. */
    public static final Quota USUAL = new Quota(
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofMinutes(15),
            Duration.ofHours(2),
            Duration.ofHours(12),
            2_000 * MB,
            1_000 * MB,
            Duration.ofMinutes(30),
            500 * MB,
            12);

    /**
     * The usual one, but for what is written.
     *
     * @param text {@code idle=30m,life=4h,growth=2GB,statement=30m,evidence=500MB,connections=12}; also {@code notice}, {@code extension}, {@code most},
     *     {@code temp}
     */
    public static Quota parse(String text) {
        Quota quota = USUAL;
        for (String part : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
            String[] words = part.split("=", 2);
            if (!part.isEmpty()) {
                quota = quota.with(words[0], words.length < 2 ? "" : words[1]);
            }
        }
        return quota;
    }

    private Quota with(String name, String value) {
        return switch (name) {
            case "idle" -> with(length(name, value), life, notice, extension, most, statement);
            case "life" -> with(idle, length(name, value), notice, extension, most, statement);
            case "notice" -> with(idle, life, length(name, value), extension, most, statement);
            case "extension" -> with(idle, life, notice, length(name, value), most, statement);
            case "most" -> with(idle, life, notice, extension, length(name, value), statement);
            case "statement" -> with(idle, life, notice, extension, most, length(name, value));
            case "growth" -> with(size(name, value), tempBytes, evidenceBytes, connections);
            case "temp" -> with(growthBytes, size(name, value), evidenceBytes, connections);
            case "evidence" -> with(growthBytes, tempBytes, size(name, value), connections);
            case "connections" -> with(growthBytes, tempBytes, evidenceBytes, count(name, value));
            default ->
                throw new LabProblem.Usage(
                        "A quota has no '" + name + "'.",
                        "It has idle, life, notice, extension, most, statement, growth, temp, evidence and connections.");
        };
    }

    private Quota with(
            Duration idle, Duration life, Duration notice, Duration extension, Duration most, Duration statement) {
        return new Quota(
                idle, life, notice, extension, most, growthBytes, tempBytes, statement, evidenceBytes, connections);
    }

    private Quota with(long growthBytes, long tempBytes, long evidenceBytes, int connections) {
        return new Quota(
                idle, life, notice, extension, most, growthBytes, tempBytes, statement, evidenceBytes, connections);
    }

    private static Duration length(String name, String value) {
        Matcher length = LENGTH.matcher(value);
        if (!length.matches()) {
            throw new LabProblem.Usage(
                    "The quota's " + name + " is '" + value + "'.", "Write a length like 90s, 30m, 4h or 2d.");
        }
        long number = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static long size(String name, String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw new LabProblem.Usage(
                    "The quota's " + name + " is '" + value + "'.", "Write a size like 500MB or 2GB.");
        }
        return Long.parseLong(size.group(1)) * (size.group(2).equals("GB") ? 1_000 * MB : MB);
    }

    private static int count(String name, String value) {
        if (!value.matches("[1-9]\\d{0,2}")) {
            throw new LabProblem.Usage("The quota's " + name + " is '" + value + "'.", "Write a number from 1 to 999.");
        }
        return Integer.parseInt(value);
    }

    /** Tells a server what it can see to itself: how many connections, how much in temporary files. */
    void bind(Server server, StandNames names, List<String> apps) {
        if (equals(NONE)) {
            return;
        }
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            bind(statement, names.learnerRole(), connections);
            bind(statement, names.observerRole(), CONNECTIONS_OF_AN_APP);
            for (String app : apps) {
                bind(statement, names.appRole(app), CONNECTIONS_OF_AN_APP);
            }
        } catch (SQLException e) {
            throw Templates.problem("The shop's bounds could not be set", e);
        }
    }

    private void bind(Statement statement, String role, int atOnce) throws SQLException {
        statement.execute("ALTER ROLE " + role + " CONNECTION LIMIT " + atOnce);
        statement.execute("ALTER ROLE " + role + " SET temp_file_limit = '" + tempBytes / 1024 + "kB'");
    }

    /** {@code 2,000 MB}. */
    static String inWords(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / MB);
    }

    /** {@code 30 minutes}, {@code 4 hours}. */
    static String inWords(Duration time) {
        return time.toMinutes() < 120 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }
}
