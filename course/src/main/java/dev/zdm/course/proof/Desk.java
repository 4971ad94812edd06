package dev.zdm.course.proof;

import dev.zdm.course.lessons.Block;
import dev.zdm.course.proof.BlockRun.Answered;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a lesson's sessions: runs the blocks that it is given one after the other, as the page's console does. */
final class Desk implements AutoCloseable {

    private final Function<String, SqlSession> logIn;
    private final LockWaits waits;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "lesson");
        thread.setDaemon(true);
        return thread;
    });
    private String role = "";
    private volatile @Nullable SqlSession session;

    /** @param logIn opens a session as the role that a block names */
    Desk(Function<String, SqlSession> logIn, LockWaits waits) {
        this.logIn = logIn;
        this.waits = waits;
    }

    /** Returns at once; the block begins when the one before it has ended. */
    Future<BlockRun> run(Block block) {
        return worker.submit(() -> perform(block));
    }

    /** Asks the server to end what is running. */
    void cancel() {
        SqlSession open = session;
        if (open != null) {
            open.cancel();
        }
    }

    private BlockRun perform(Block block) {
        SqlSession open = as(block.fence().role());
        List<Answered> answers = new ArrayList<>();
        try (LockWaits.Watch watch = waits.of(open.pid())) {
            for (SqlText.Statement statement : SqlText.split(block.code())) {
                Result result = open.execute(statement.text());
                answers.add(new Answered(statement.text(), result));
                if (result.failed()) {
                    break;
                }
            }
            return new BlockRun(block, answers, watch.seen());
        }
    }

    private SqlSession as(String wanted) {
        SqlSession open = session;
        if (open == null || !role.equals(wanted)) {
            leave();
            open = logIn.apply(wanted);
            session = open;
            role = wanted;
        }
        return open;
    }

    private void leave() {
        SqlSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        leave();
    }
}
