package dev.zdm.workload.shop;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.sql.NamedSql;
import dev.zdm.workload.sql.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few sessions that seed a shop together, each on its own thread. */
final class SeedingCrew implements AutoCloseable {

    private static final String HEAP_BYTES = "SELECT pg_relation_size('users') + pg_relation_size('orders')";

    private final List<Connection> sessions = new ArrayList<>();
    private final ExecutorService threads;
    private final SeedProgress.Listener listener;

    SeedingCrew(Connections database, int size, SeedProgress.Listener listener) throws SQLException {
        this.listener = listener;
        this.threads = Executors.newFixedThreadPool(size, task -> new Thread(task, "shop-seeder"));
        try {
            for (int i = 0; i < size; i++) {
                sessions.add(database.open());
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void requireServer() throws SQLException {
        Shop.requireServer(sessions.get(0));
    }

    /** One session runs all of the file. */
    void oneDoes(SqlFile file, Map<String, Long> values) throws SQLException {
        run(file, values, sessions.get(0));
    }

    /** Every session runs all of the file, at the same time. */
    void eachDoes(SqlFile file, Map<String, Long> values) throws SQLException {
        onEach(sessions, session -> run(file, values, session));
    }

    /** The sessions share the tasks: each takes the next one as soon as it is free. */
    void shares(SeedProgress.Stage stage, List<SeedingTask> tasks) throws SQLException {
        work(stage, tasks, sessions);
    }

    /** One session does the tasks, one after the other. */
    void takesInTurn(SeedProgress.Stage stage, List<SeedingTask> tasks) throws SQLException {
        work(stage, tasks, sessions.subList(0, 1));
    }

    private void work(SeedProgress.Stage stage, List<SeedingTask> tasks, List<Connection> workers) throws SQLException {
        Queue<SeedingTask> open = new ConcurrentLinkedQueue<>(tasks);
        StageTally tally = new StageTally(
                stage, tasks.stream().mapToLong(SeedingTask::size).sum());
        onEach(workers, session -> {
            for (SeedingTask task = open.poll(); task != null; task = open.poll()) {
                try {
                    task.statement().run(session, task.values());
                } catch (SQLException e) {
                    open.clear(); // the others stop after what they are doing
                    throw e;
                }
                tally.add(task.size(), heapBytes(session));
            }
        });
    }

    private static void run(SqlFile file, Map<String, Long> values, Connection session) throws SQLException {
        for (NamedSql statement : file.statements()) {
            statement.run(session, values);
        }
    }

    private static long heapBytes(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(HEAP_BYTES)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void onEach(List<Connection> workers, SessionWork work) throws SQLException {
        List<Callable<Void>> calls = new ArrayList<>();
        for (Connection session : workers) {
            calls.add(() -> {
                work.in(session);
                return null;
            });
        }
        try {
            for (Future<Void> ended : threads.invokeAll(calls)) {
                ended.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkloadProblem(
                    "Seeding the shop was interrupted.", "Seed again, into a new, empty database.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a seeding session failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Connection session : sessions) {
            try {
                session.close();
            } catch (SQLException alreadyGone) {
                // nothing of it is needed any more
            }
        }
    }

    private interface SessionWork {
        void in(Connection session) throws SQLException;
    }

    /** Adds up what the sessions have done, and tells the listener. */
    private final class StageTally {

        private final SeedProgress.Stage stage;
        private final long total;
        private long done;

        StageTally(SeedProgress.Stage stage, long total) {
            this.stage = stage;
            this.total = total;
            listener.at(new SeedProgress(stage, 0, total, 0));
        }

        synchronized void add(long amount, long heapBytes) {
            done += amount;
            listener.at(new SeedProgress(stage, done, total, heapBytes));
        }
    }
}
