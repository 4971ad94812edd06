package dev.zdm.runner.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StatementLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the server's JSON log, and what it is evidence of. Anyone can make the server log words of their choice
 * ({@code RAISE LOG}); therefore each kind of line is believed only from the routine of the server that writes it, and
 * the event triggers' only from their own functions.
 *
 * @see <a href="https://www.postgresql.org/docs/18/runtime-config-logging.html#RUNTIME-CONFIG-LOGGING-JSONLOG">JSON log</a>
 */
final class LogLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS] 'UTC'", Locale.ROOT);
    private static final Pattern DURATION = Pattern.compile("duration: ([0-9.]+) ms");
    private static final Pattern EXECUTE = Pattern.compile("execute [^:]+: (.*)", Pattern.DOTALL);
    private static final Pattern NOWAIT =
            Pattern.compile("could not obtain lock on relation \"(?:public\\.)?([^.\"]+)\"");
    private static final int LONGEST_STATEMENT = 100_000;
    private static final String STATEMENT = "statement: ";
    private static final String TRIGGER = "zdm ";
    private static final String TRIGGERS_CONTEXT = "PL/pgSQL function zdm.ddl_";
    private static final String SPOKEN_BY_SQL = "exec_stmt_raise";
    private static final List<String> PROOFS = List.of(
            "verifying table",
            "rewriting table",
            "validating foreign key constraint",
            "existing constraints on column",
            "partition constraint for",
            "building index",
            "updated partition constraint for");

    private final JsonNode json;
    private final Instant at;

    LogLine(JsonNode json) {
        this.json = json;
        this.at = instant(json.path("timestamp").asText());
    }

    static Instant instant(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    /** The log knows a session's start to the second. */
    static boolean sameStart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(Duration.ofSeconds(1)) <= 0;
    }

    /** The session that the line is about; a parallel worker speaks for its leader. */
    Session session() {
        int pid = json.hasNonNull("leader_pid")
                ? json.path("leader_pid").asInt()
                : json.path("pid").asInt();
        return new Session(
                pid,
                instant(json.path("session_start").asText()),
                json.path("user").asText(""));
    }

    boolean isOf(String database) {
        return json.path("dbname").asText("").equals(database);
    }

    boolean isOnALockWait() {
        return routine().equals("ProcSleep")
                || routine().equals("DeadLockReport")
                || routine().equals("DeadLockCheck");
    }

    /** Whether it tells of DDL, or of what DDL read or proved. */
    boolean isOfDdl() {
        return saysTrigger() || isProof();
    }

    private boolean isProof() {
        return json.path("error_severity").asText().startsWith("DEBUG")
                && PROOFS.stream().anyMatch(message()::startsWith);
    }

    private boolean isError() {
        String severity = json.path("error_severity").asText();
        return severity.equals("ERROR") || severity.equals("FATAL") || severity.equals("PANIC");
    }

    private boolean saysTrigger() {
        return routine().equals(SPOKEN_BY_SQL)
                && message().startsWith(TRIGGER)
                && json.path("context").asText("").startsWith(TRIGGERS_CONTEXT);
    }

    /** What the line is evidence of, if of anything. */
    Optional<StatementLine> evidence(Session session) {
        if (isError()) {
            return Optional.of(failure(session));
        }
        if (isOnALockWait()) {
            return Optional.of(new StatementLine.LockLog(at, session, message(), text("detail")));
        }
        if (saysTrigger()) {
            return trigger(session);
        }
        return switch (routine()) {
            case "exec_simple_query", "exec_execute_message" -> statement(session);
            case SPOKEN_BY_SQL -> Optional.empty();
            default -> proof(session);
        };
    }

    private StatementLine failure(Session session) {
        return new StatementLine.Failed(
                at,
                session,
                json.path("state_code").asText("XX000"),
                json.path("error_severity").asText(),
                message(),
                text("detail"),
                text("statement") == null ? null : cut(json.path("statement").asText()),
                text("func_name"));
    }

    private Optional<StatementLine> statement(Session session) {
        String message = message();
        if (message.startsWith(STATEMENT)) {
            return Optional.of(new StatementLine.Began(at, session, cut(message.substring(STATEMENT.length()))));
        }
        Matcher execute = EXECUTE.matcher(message);
        if (execute.matches()) {
            return Optional.of(new StatementLine.Began(at, session, cut(execute.group(1))));
        }
        Matcher duration = DURATION.matcher(message);
        if (duration.matches()) {
            long micros = Math.round(Double.parseDouble(duration.group(1)) * 1000);
            return Optional.of(new StatementLine.Done(at, session, Duration.ofNanos(micros * 1000)));
        }
        return Optional.empty();
    }

    private static String cut(String statement) {
        return statement.length() <= LONGEST_STATEMENT ? statement : statement.substring(0, LONGEST_STATEMENT);
    }

    private Optional<StatementLine> proof(Session session) {
        return isProof() ? Optional.of(new StatementLine.Proof(at, session, message())) : Optional.empty();
    }

    private Optional<StatementLine> trigger(Session session) {
        JsonNode told;
        try {
            told = JSON.readTree(message().substring(TRIGGER.length()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException cutShort) {
            return Optional.empty();
        }
        String tag = told.path("tag").asText("");
        return switch (told.path("type").asText()) {
            case "ddl-start" ->
                Optional.of(new StatementLine.DdlStart(
                        at,
                        session,
                        tag,
                        Duration.ofMillis(told.path("lockTimeoutMillis").asLong()),
                        Duration.ofMillis(told.path("statementTimeoutMillis").asLong()),
                        Duration.ofMillis(told.path("transactionTimeoutMillis").asLong())));
            case "ddl-end" ->
                Optional.of(new StatementLine.DdlEnd(
                        at,
                        session,
                        tag,
                        told.hasNonNull("lsn") ? told.path("lsn").asText() : null,
                        objects(told),
                        locks(told.path("locks")),
                        List.of()));
            case "dropped" -> Optional.of(new StatementLine.Dropped(at, session, tag, objects(told)));
            case "rewrite" ->
                Optional.of(new StatementLine.Rewrite(
                        at,
                        session,
                        told.path("relation").asText(""),
                        told.path("oid").asLong(),
                        told.path("reason").asInt()));
            default -> Optional.empty();
        };
    }

    private static List<StatementLine.DdlObject> objects(JsonNode told) {
        List<StatementLine.DdlObject> objects = new ArrayList<>();
        for (JsonNode object : told.path("objects")) {
            objects.add(new StatementLine.DdlObject(
                    object.path("oid").asLong(),
                    object.path("type").asText(),
                    object.path("identity").asText(""),
                    object.hasNonNull("bytes") ? object.path("bytes").asLong() : null));
        }
        return objects;
    }

    private static List<StatementLine.ExactLock> locks(JsonNode told) {
        List<StatementLine.ExactLock> locks = new ArrayList<>();
        for (JsonNode lock : told) {
            LockMode.named(lock.path("mode").asText())
                    .ifPresent(mode -> locks.add(new StatementLine.ExactLock(
                            lock.path("oid").asLong(), lock.path("relation").asText(), mode)));
        }
        return locks;
    }

    /** The table for which a statement did not want to wait (NOWAIT), when somebody was in its way. */
    Optional<String> relationNotWaitedFor() {
        Matcher nowait = NOWAIT.matcher(message());
        return isError() && !routine().equals(SPOKEN_BY_SQL) && nowait.matches()
                ? Optional.of(nowait.group(1))
                : Optional.empty();
    }

    private String routine() {
        return json.path("func_name").asText("");
    }

    private String message() {
        return json.path("message").asText("");
    }

    private @Nullable String text(String key) {
        return json.hasNonNull(key) ? json.path(key).asText() : null;
    }

    /** A statement may be long; a line that is longer than the tail keeps never comes here. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(128 << 20).build())
            .build());

    /** The line as the server wrote it, but for blanks. */
    @Override
    public String toString() {
        return json.toString();
    }
}
