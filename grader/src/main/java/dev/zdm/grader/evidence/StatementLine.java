package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of {@code statements.jsonl}, which the recorder reads from the server's log. */
public sealed interface StatementLine extends EvidenceLine {

    /** Whose it is; null only for an actor that never got a connection. */
    @Nullable
    Session session();

    /** A statement was sent. */
    record Began(Instant at, Session session, String text) implements StatementLine {
        @Override
        public String type() {
            return "began";
        }
    }

    /** The session's last begun statement ended well. */
    record Done(Instant at, Session session, Duration duration) implements StatementLine {
        @Override
        public String type() {
            return "done";
        }
    }

    /** The session's last begun statement failed, or with severity FATAL the session itself. */
    record Failed(
            Instant at,
            Session session,
            String sqlstate,
            String severity,
            String message,
            @Nullable String detail,
            @Nullable String text,
            @Nullable String routine)
            implements StatementLine {
        @Override
        public String type() {
            return "error";
        }
    }

    /**
     * DDL is about to take its locks; each guard is zero when there is none.
     *
     * @param tag {@code ALTER TABLE}
     */
    record DdlStart(
            Instant at,
            Session session,
            String tag,
            Duration lockTimeout,
            Duration statementTimeout,
            Duration transactionTimeout)
            implements StatementLine {
        @Override
        public String type() {
            return "ddl-start";
        }
    }

    /**
     * DDL has done its work and still holds its locks.
     *
     * @param lsn how far the server has written its log; null in evidence that does not tell
     * @param objects what it made or changed
     * @param locks every relation lock that its transaction holds now, on relations that are not new in it
     * @param onNew the others
     */
    record DdlEnd(
            Instant at,
            Session session,
            String tag,
            @Nullable String lsn,
            List<DdlObject> objects,
            List<ExactLock> locks,
            List<ExactLock> onNew)
            implements StatementLine {

        public DdlEnd(
                Instant at,
                Session session,
                String tag,
                @Nullable String lsn,
                @Nullable List<DdlObject> objects,
                @Nullable List<ExactLock> locks,
                @Nullable List<ExactLock> onNew) {
            this.at = at;
            this.session = session;
            this.tag = tag;
            this.lsn = lsn;
            this.objects = objects == null ? List.of() : List.copyOf(objects);
            this.locks = locks == null ? List.of() : List.copyOf(locks);
            this.onNew = onNew == null ? List.of() : List.copyOf(onNew);
        }

        @Override
        public String type() {
            return "ddl-end";
        }
    }

    /** DDL has dropped something. */
    record Dropped(Instant at, Session session, String tag, List<DdlObject> objects) implements StatementLine {

        public Dropped(Instant at, Session session, String tag, @Nullable List<DdlObject> objects) {
            this.at = at;
            this.session = session;
            this.tag = tag;
            this.objects = objects == null ? List.of() : List.copyOf(objects);
        }

        @Override
        public String type() {
            return "dropped";
        }
    }

    /**
     * A table is about to be rewritten.
     *
     * @param reason bits of {@code pg_event_trigger_table_rewrite_reason()}: 1 persistence, 2 default, 4 type, 8 access method
     */
    record Rewrite(Instant at, Session session, String relation, long oid, int reason) implements StatementLine {
        @Override
        public String type() {
            return "rewrite";
        }
    }

    /** The server's own word, at DEBUG1, on a scan, a rewrite or a proof that spared one. */
    record Proof(Instant at, Session session, String message) implements StatementLine {
        @Override
        public String type() {
            return "proof";
        }
    }

    /** The server's own line on a wait for a lock, of any session in the database. */
    record LockLog(
            Instant at,
            Session session,
            String message,
            @Nullable String detail) implements StatementLine {
        @Override
        public String type() {
            return "lock-log";
        }
    }

    /**
     * What one of the stand's actors did.
     *
     * @param event {@code began}, {@code ended} or {@code failed}
     * @param sqlstate why it failed
     */
    record ActorEvent(
            Instant at,
            @Nullable Session session,
            String name,
            String event,
            @Nullable String sqlstate) implements StatementLine {
        @Override
        public String type() {
            return "actor";
        }

        public boolean failed() {
            return event.equals("failed");
        }
    }

    /**
     * A database object that DDL made, changed or dropped.
     *
     * @param type as the server calls it, {@code index}, {@code table column}
     * @param identity {@code public.orders_user_id_idx}
     * @param bytes of a table's file as the command leaves it; null for others, and for what is dropped
     */
    record DdlObject(
            long oid,
            String type,
            String identity,
            @Nullable Long bytes) {}

    /** A lock on a relation, read inside the transaction that holds it. */
    record ExactLock(long oid, String relation, LockMode mode) {}
}
