package dev.zdm.course;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.stand.Stand;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A session of the console in the stand's shop. It logs in with its first statement, and again when the shop was replaced. */
final class ShopSession implements StandSession {

    private static final String LEARNER = "learner";

    private final Stand stand;
    private String role = LEARNER;
    private @Nullable SqlSession session;
    private volatile @Nullable Running running;

    ShopSession(Stand stand) {
        this.stand = stand;
    }

    @Override
    public Result execute(String statement) {
        SqlSession open = open();
        running = new Running(statement, Instant.now());
        try {
            return open.execute(statement);
        } finally {
            running = null;
        }
    }

    private synchronized SqlSession open() {
        if (!stand.isOpen()) {
            throw new LabProblem.Usage("The shop is closed.", "Start a lab, then try again.");
        }
        SqlSession open = session;
        if (open == null) {
            open = stand.open(role);
            session = open;
        }
        return open;
    }

    private synchronized @Nullable SqlSession current() {
        return session;
    }

    @Override
    public void cancel() {
        SqlSession open = current();
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public State state() {
        SqlSession open = current();
        if (open == null) {
            return State.closed(role());
        }
        return new State(role(), open.pid(), open.transaction(), running, waitsFor(open.pid()));
    }

    private @Nullable String waitsFor(int pid) {
        return stand.waitOf(pid).map(ShopSession::inWords).orElse(null);
    }

    private static String inWords(LiveState.Node node) {
        return node.mode() + " on " + node.relation() + ", behind "
                + node.blockedBy().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private synchronized String role() {
        return role;
    }

    @Override
    public synchronized void become(String newRole) {
        close();
        role = newRole;
    }

    @Override
    public synchronized void reset() {
        close();
        role = LEARNER;
    }

    private void close() {
        SqlSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }
}
