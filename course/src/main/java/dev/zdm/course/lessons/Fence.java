package dev.zdm.course.lessons;

import dev.zdm.course.Stands.SessionName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line behind a code fence's backticks: a language, and in braces what the page may do with the block, as in
 * <code>sql {run session=B as=app_v1 expect-error=55P03}</code>.
 *
 * @param language {@code sql}, {@code output}, {@code predict}, {@code recall}, …; empty when none is given
 * @param runs whether the block gets a Run button
 * @param session where it runs
 * @param role whom that session is logged in as
 * @param async whether the learner goes on to the next block while this one still runs
 * @param expectedError the SQLSTATE that its last statement has to fail with
 * @param title what stands above it
 */
public record Fence(
        String language,
        boolean runs,
        SessionName session,
        String role,
        boolean async,
        Optional<String> expectedError,
        Optional<String> title) {

    private static final Pattern INFO = Pattern.compile("(?<language>[\\w-]*)\\s*(?:\\{(?<attributes>.*)})?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*(?<name>[\\w-]+)(?:=(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s\"]+)))?(?=\\s|$)");
    private static final Set<String> KNOWN = Set.of("run", "async", "session", "as", "expect-error", "title");
    private static final Pattern ROLE = Pattern.compile("learner|app_v\\d+");
    private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");
    private static final String WHAT_TO_DO =
            "Known attributes: run, async, session=A|B|C, as=learner|app_v1, expect-error=SQLSTATE," + " title=\"…\".";

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
        String session = attributes.getOrDefault("session", "A");
        if (Arrays.stream(SessionName.values()).noneMatch(name -> name.name().equals(session))) {
            throw source.problem(line, "no session is called " + session, WHAT_TO_DO);
        }
        boolean runs = attributes.containsKey("run");
        String language = parts.group("language");
        if (runs && !language.equals("sql")) {
            throw source.problem(line, "only sql can run, not " + language, WHAT_TO_DO);
        }
        if (!runs && (attributes.containsKey("session") || attributes.containsKey("as"))) {
            throw source.problem(
                    line, "a session for a block that does not run", "Add run, or leave session and as out.");
        }
        return new Fence(
                language,
                runs,
                SessionName.valueOf(session),
                valid(attributes.getOrDefault("as", "learner"), ROLE, source, line),
                attributes.containsKey("async"),
                Optional.ofNullable(attributes.get("expect-error")).map(code -> valid(code, SQLSTATE, source, line)),
                Optional.ofNullable(attributes.get("title")));
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
