package dev.zdm.course.lessons;

import dev.zdm.course.Stands.SessionName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The line behind a code fence's backticks: a language, and in braces what the page may do with the block, as in
 * <code>sql {run session=B as=app_v1 expect-error=55P03}</code>.
 *
 * @param language {@code sql}, {@code output}, {@code predict}, {@code recall}, …; empty when none is given
 * @param runs whether the block gets a Run button
 * @param session where it runs, or whose output it is; empty when it does not say
 * @param role whom that session is logged in as; {@code learner@standby} on the standby
 * @param async whether the learner goes on to the next block while this one still runs
 * @param timing whether output tells how long statements took
 * @param claims what the block has to show when it is run
 * @param title what stands above it
 */
public record Fence(
        String language,
        boolean runs,
        Optional<SessionName> session,
        String role,
        boolean async,
        boolean timing,
        Claims claims,
        Optional<String> title) {

    /**
     * What a lesson says of a block, besides that it goes well.
     *
     * @param error the SQLSTATE that its last statement has to fail with
     * @param waits whether it has to be seen waiting for a lock
     * @param shows what its output has to contain
     */
    public record Claims(Optional<String> error, boolean waits, Optional<Pattern> shows) {

        /** How many claims these are. */
        public int count() {
            return (error.isPresent() ? 1 : 0) + (waits ? 1 : 0) + (shows.isPresent() ? 1 : 0);
        }
    }

    private static final Pattern INFO = Pattern.compile("(?<language>[\\w-]*)\\s*(?:\\{(?<attributes>.*)})?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*(?<name>[\\w-]+)(?:=(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s\"]+)))?(?=\\s|$)");
    private static final Set<String> KNOWN =
            Set.of("run", "session", "as", "on", "async", "waits", "expect-error", "shows", "timing", "title");
    private static final String JAVA = "java";
    private static final String STANDBY = "@standby";
    private static final Pattern ROLE = Pattern.compile("(learner|app_v\\d+)(" + STANDBY + ")?");
    private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");
    private static final String WHAT_TO_DO =
            "Known attributes: run, session=A|B|C, as=learner|app_v1, on=standby, async, waits, expect-error=SQLSTATE,"
                    + " shows=\"regular expression\", title=\"…\"; of java: run, shows, title; of output: timing, session.";

    /**
     * @param info all that follows the backticks
     * @param line of the fence in its source, from 0
     */
    static Fence parse(String info, Source source, int line) {
        Matcher parts = INFO.matcher(info.strip());
        if (!parts.matches()) {
            throw source.problem(line, "a fence that cannot be read: " + info, WHAT_TO_DO);
        }
        String written =
                Optional.ofNullable(parts.group("attributes")).orElse("").strip();
        Map<String, String> attributes = attributes(written, source, line);
        boolean runs = attributes.containsKey("run");
        String language = parts.group("language");
        if (runs && !language.equals("sql") && !language.equals(JAVA)) {
            throw source.problem(line, "only sql and java can run, not " + language, WHAT_TO_DO);
        }
        for (String name : attributes.keySet()) {
            if (!isAllowed(name, language, runs)) {
                throw source.problem(line, name + " cannot stand at this block", WHAT_TO_DO);
            }
        }
        return new Fence(
                language,
                runs,
                Optional.ofNullable(attributes.get("session")).map(name -> session(name, source, line)),
                role(attributes, source, line),
                attributes.containsKey("async"),
                attributes.containsKey("timing"),
                new Claims(
                        Optional.ofNullable(attributes.get("expect-error"))
                                .map(code -> valid(code, SQLSTATE, source, line)),
                        attributes.containsKey("waits"),
                        Optional.ofNullable(attributes.get("shows")).map(pattern -> pattern(pattern, source, line))),
                Optional.ofNullable(attributes.get("title")));
    }

    private static boolean isAllowed(String attribute, String language, boolean runs) {
        if (language.equals(JAVA)) {
            return Set.of("run", "title").contains(attribute) || (runs && attribute.equals("shows"));
        }
        return switch (attribute) {
            case "session" -> runs || language.equals("output");
            case "timing" -> language.equals("output");
            case "run", "title" -> true;
            default -> runs;
        };
    }

    private static SessionName session(String name, Source source, int line) {
        return Arrays.stream(SessionName.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> source.problem(line, "no session is called " + name, WHAT_TO_DO));
    }

    private static String role(Map<String, String> attributes, Source source, int line) {
        String role = attributes.getOrDefault("as", "learner");
        String server = attributes.getOrDefault("on", "primary");
        return switch (server) {
            case "primary" -> valid(role, ROLE, source, line);
            case "standby" -> valid(role + STANDBY, ROLE, source, line);
            default -> throw source.problem(line, "no server is called " + server, WHAT_TO_DO);
        };
    }

    private static Pattern pattern(String text, Source source, int line) {
        try {
            return Pattern.compile(text, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw source.problem(line, "shows is no regular expression: " + e.getMessage(), WHAT_TO_DO, e);
        }
    }

    /** Whether it runs on the Java console, instead of in a session. */
    public boolean runsJava() {
        return runs && language.equals(JAVA);
    }

    /** The session that the block runs in. */
    public SessionName where() {
        return session.orElse(SessionName.A);
    }

    private static Map<String, String> attributes(String written, Source source, int line) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(written);
        int end = 0;
        while (end < written.length()) {
            if (!attribute.find(end) || attribute.start() != end) {
                throw source.problem(line, "attributes that cannot be read: " + written.substring(end), WHAT_TO_DO);
            }
            String name = attribute.group("name");
            if (!KNOWN.contains(name)) {
                throw source.problem(line, "unknown attribute of a fence: " + name, WHAT_TO_DO);
            }
            String quoted = attribute.group("quoted");
            String plain = attribute.group("plain");
            attributes.put(name, quoted != null ? quoted : plain != null ? plain : "");
            end = attribute.end();
        }
        return attributes;
    }

    private static String valid(String value, Pattern form, Source source, int line) {
        if (!form.matcher(value).matches()) {
            throw source.problem(line, value + " cannot stand there", WHAT_TO_DO);
        }
        return value;
    }

    /** Whether a page may ask for a session as this role. */
    public static boolean isRole(String role) {
        return ROLE.matcher(role).matches();
    }
}
