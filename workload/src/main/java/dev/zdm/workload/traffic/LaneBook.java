package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.ServerRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the books of one lane: every request that was due, and how it ended. Safe for many threads. */
final class LaneBook {

    /** A request that took this long from its due time is noted by itself, even when it ended well. */
    static final Duration SLOW = Duration.ofMillis(100);

    /** A program that has not answered by then may never do it, and its customer is noted as they wait. */
    static final Duration UNANSWERED = Duration.ofSeconds(5);

    private static final int MESSAGE_LENGTH = 1_000;

    private final String app;
    private final Kind kind;
    private final ServerRole server;
    private final TrafficClock clock;
    private final RequestLog log;
    private final Tally tally = new Tally();
    private final boolean mayNeverAnswer;
    /** What is being served, by the requests' numbers, and has not been noted. */
    private final Map<Long, DueRequest> begun = new ConcurrentHashMap<>();

    /** @param mayNeverAnswer whether requests are noted that have no answer for long */
    LaneBook(String app, Kind kind, ServerRole server, boolean mayNeverAnswer, TrafficClock clock, RequestLog log) {
        this.app = app;
        this.kind = kind;
        this.server = server;
        this.mayNeverAnswer = mayNeverAnswer;
        this.clock = clock;
        this.log = log;
    }

    String app() {
        return app;
    }

    void due() {
        tally.countDue();
    }

    /** It was given to whoever serves it. */
    void begun(DueRequest due) {
        if (mayNeverAnswer) {
            begun.put(due.number(), due);
        }
    }

    /** Whether it was noted while its customer waited. */
    private boolean wasNoted(DueRequest due) {
        return mayNeverAnswer && begun.remove(due.number()) == null;
    }

    private void noteUnanswered() {
        long now = clock.nanos();
        begun.values().stream()
                .filter(due -> due.hasWaitedLongerThan(UNANSWERED, now))
                .toList()
                .forEach(due -> noteUnanswered(due, now));
    }

    private void noteUnanswered(DueRequest due, long now) {
        if (begun.remove(due.number()) != null) {
            note(due, now, LogLine.Noted.SLOW, null, "it has no answer yet", null);
        }
    }

    /** It ended well. */
    void done(DueRequest due, @Nullable Session session) {
        long now = clock.nanos();
        long waited = now - due.dueNanos();
        tally.countDone(waited);
        if (!wasNoted(due) && waited >= SLOW.toNanos()) {
            note(due, now, LogLine.Noted.SLOW, null, null, session);
        }
    }

    /** The server, the way to it, or the app itself failed it. */
    void failed(DueRequest due, @Nullable String sqlstate, @Nullable String message, @Nullable Session session) {
        long now = clock.nanos();
        tally.countFailed(now - due.dueNanos());
        begun.remove(due.number());
        note(due, now, LogLine.Noted.FAILED, sqlstate, message, session);
    }

    /** No connection came in time: the customer sees a 503. */
    void turnedAway(DueRequest due, @Nullable String message) {
        long now = clock.nanos();
        tally.countFailed(now - due.dueNanos());
        begun.remove(due.number());
        note(due, now, LogLine.Noted.TURNED_AWAY, null, message, null);
    }

    private void note(
            DueRequest due,
            long now,
            int status,
            @Nullable String sqlstate,
            @Nullable String message,
            @Nullable Session session) {
        String shortened =
                message == null || message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH);
        log.append(new LogLine.Noted(
                clock.at(now),
                app,
                due.request().name(),
                kind,
                server,
                clock.at(due.dueNanos()),
                now - due.dueNanos(),
                status,
                sqlstate,
                shortened,
                session));
    }

    /** Writes the line of the second that began then, and says what is in it. */
    Tally.Counts closeSecond(Instant began) {
        noteUnanswered();
        Tally.Counts counts = tally.close();
        log.append(new LogLine.Second(began, app, kind, counts));
        return counts;
    }
}
