package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes statements of the log's lines: each session has at most one open at a time. */
final class StatementFold {

    private final Sessions sessions;
    private final Map<Session, Open> open = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    private StatementFold(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param lines in the order of their file */
    static List<Statement> of(List<StatementLine> lines, Sessions sessions) {
        var fold = new StatementFold(sessions);
        lines.forEach(fold::add);
        fold.open.values().forEach(statement -> fold.statements.add(statement.ended(null, null)));
        return fold.statements.stream()
                .sorted(Comparator.comparing(Statement::began))
                .toList();
    }

    private void add(StatementLine line) {
        Session seen = line.session();
        if (seen == null || line instanceof StatementLine.LockLog || line instanceof StatementLine.ActorEvent) {
            return;
        }
        Session session = sessions.known(seen);
        if (line instanceof StatementLine.Began began) {
            close(session, began.at(), null);
            open.put(session, new Open(session, began.text(), began.at()));
        } else if (line instanceof StatementLine.Done done) {
            close(session, done.at(), null);
        } else if (line instanceof StatementLine.Failed failed) {
            fail(session, failed);
        } else {
            open.computeIfAbsent(session, ignored -> new Open(session, "", line.at()))
                    .events
                    .add(line);
        }
    }

    /** A statement with a syntax error is refused before the log tells that it began. */
    private void fail(Session session, StatementLine.Failed failed) {
        Open current = open.get(session);
        String text = failed.text();
        if (text != null && (current == null || (!current.text.isEmpty() && !current.text.equals(text)))) {
            close(session, failed.at(), null);
            statements.add(new Open(session, text, failed.at()).ended(failed.at(), failed));
        } else {
            close(session, failed.at(), failed);
        }
    }

    private void close(Session session, Instant at, StatementLine.@Nullable Failed failure) {
        Open current = open.remove(session);
        if (current != null) {
            statements.add(current.ended(at, failure));
        }
    }

    private static final class Open {

        private final Session session;
        private final String text;
        private final Instant began;
        private final List<StatementLine> events = new ArrayList<>();

        private Open(Session session, String text, Instant began) {
            this.session = session;
            this.text = text;
            this.began = began;
        }

        private Statement ended(@Nullable Instant at, StatementLine.@Nullable Failed failure) {
            return new Statement(session, text, began, at == null ? endOfDdl() : at, failure, events);
        }

        /** Of sessions that are not of the learner's role the log tells DDL and errors only, and no other end. */
        private @Nullable Instant endOfDdl() {
            return events.stream()
                    .filter(StatementLine.DdlEnd.class::isInstance)
                    .map(StatementLine::at)
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }
    }
}
