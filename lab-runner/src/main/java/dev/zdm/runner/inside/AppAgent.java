package dev.zdm.runner.inside;

import dev.zdm.shop.ShopApp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Runs one app version that a learner wrote, and serves the customers' requests by it, many at a time. */
final class AppAgent implements InsideMain.Agent {

    private static final int MOST_AT_ONCE = 140;
    private static final long SEEN_WITHIN_SECONDS = 10;
    private static final long FILLED_WITHIN_SECONDS = 15;
    private static final int LONGEST_MESSAGE = 800;

    private final FrameWriter out;
    private final ExecutorService requests = Executors.newFixedThreadPool(MOST_AT_ONCE, AppAgent::daemon);
    private final ExecutorService orders = Executors.newSingleThreadExecutor(AppAgent::daemon);
    private final Map<Integer, CountDownLatch> seen = new ConcurrentHashMap<>();
    private final ThreadLocal<Integer> session = ThreadLocal.withInitial(() -> 0);
    private final List<ShopPool> pools = new ArrayList<>();
    private String file = "";
    private @Nullable ShopLogin login;
    private AppCompiler.@Nullable Maker maker;
    private volatile @Nullable ShopApp app;

    AppAgent(FrameWriter out) {
        this.out = out;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "request");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case OPEN -> login = ShopLogin.in(frame);
            case COMPILE -> {
                file = frame.text(0);
                String source = frame.text(1);
                orders.execute(() -> compile(source));
            }
            case START -> {
                int readers = (int) frame.number(0);
                int writers = (int) frame.number(1);
                orders.execute(() -> start(readers, writers));
            }
            case SEEN -> latch((int) frame.number(0)).countDown();
            case CALL -> requests.execute(() -> serve(frame));
            case STOP -> pools.forEach(ShopPool::cancelAll);
            default -> throw new IOException("nobody asks an app for " + frame.kind());
        }
    }

    private CountDownLatch latch(int pid) {
        return seen.computeIfAbsent(pid, ignored -> new CountDownLatch(1));
    }

    private void compile(String source) {
        try {
            maker = AppCompiler.compile(file, source);
            send(Frame.of(Frame.Kind.ENDED, 0, "done"));
        } catch (AppCompiler.Refused refused) {
            refuse(refused.remarks());
        }
    }

    private void refuse(List<Remark> remarks) {
        remarks.forEach(remark -> send(remark.in(0)));
        send(Frame.of(Frame.Kind.ENDED, 0, "failed"));
    }

    private void start(int readers, int writers) {
        AppCompiler.Maker made = maker;
        ShopLogin as = login;
        if (made == null || as == null) {
            refuse(List.of(Remark.of(Remark.Sort.ERROR, "there is nothing to start")));
            return;
        }
        try {
            ShopPool forReads = pool(as, "READ", "readers", readers);
            ShopPool forWrites = pool(as, "WRITE", "writers", writers);
            app = made.with(noted(forReads.source()), noted(forWrites.source()));
            send(Frame.of(Frame.Kind.ENDED, 0, "done"));
        } catch (AppCompiler.Refused refused) {
            refuse(refused.remarks());
        } catch (RuntimeException | LinkageError e) {
            refuse(List.of(Remark.of(Remark.Sort.ERROR, "it could not be started: " + e)));
        }
    }

    private ShopPool pool(ShopLogin as, String kind, String name, int size) {
        ShopPool pool =
                ShopPool.forApp(as, "shop-" + file + "-" + name, size, connection -> awaitSeen(kind, connection));
        pools.add(pool);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FILLED_WITHIN_SECONDS);
        while (pool.connections() < size && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return pool;
    }

    /** The evidence knows a connection before it is used. */
    private void awaitSeen(String kind, PGConnection connection) throws SQLException {
        int pid = connection.getBackendPID();
        seen.put(pid, new CountDownLatch(1));
        send(Frame.of(Frame.Kind.SESSION, kind, pid));
        try {
            if (!latch(pid).await(SEEN_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("the stand has not noticed the connection");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    /** The pool, noting for each request which connection it used last. */
    private DataSource noted(DataSource pool) {
        InvocationHandler noting = (proxy, method, arguments) -> {
            try {
                Object got = method.invoke(pool, arguments);
                if (got instanceof Connection connection) {
                    session.set(connection.unwrap(PGConnection.class).getBackendPID());
                }
                return got;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (DataSource)
                Proxy.newProxyInstance(AppAgent.class.getClassLoader(), new Class<?>[] {DataSource.class}, noting);
    }

    private void serve(Frame call) {
        long number = 0;
        session.set(0);
        try {
            number = call.number(0);
            ShopApp running = app;
            if (running == null) {
                throw new IllegalStateException("the app has not been started");
            }
            Map<String, String> words = new HashMap<>();
            for (int i = 2; i + 1 < call.parts().size(); i += 2) {
                words.put(call.text(i), call.text(i + 1));
            }
            answer(number, AppRequests.serve(running, call.text(1), words));
        } catch (Throwable thrown) { // whatever a learner's code throws, an Error too, is this request's failure
            fail(number, thrown);
        }
    }

    private void answer(long number, AppRequests.Told told) {
        List<Object> parts = new ArrayList<>(List.of(number, session.get(), told.returned()));
        told.told().forEach((truth, value) -> parts.addAll(List.of(truth, value)));
        send(Frame.of(Frame.Kind.ANSWERED, parts.toArray()));
    }

    private void fail(long number, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                send(Frame.of(Frame.Kind.TURNED_AWAY, number, String.valueOf(cause.getMessage()) + place(thrown)));
                return;
            }
        }
        Throwable told = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            told = cause instanceof SQLException ? cause : told;
        }
        String state = told instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
        String message = messageOf(told) + place(thrown);
        send(Frame.of(
                Frame.Kind.FAILED,
                number,
                session.get(),
                state,
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE)));
    }

    private static String messageOf(Throwable thrown) {
        ServerErrorMessage said = thrown instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        if (said != null) {
            return String.valueOf(said.getMessage());
        }
        String name = thrown.getClass().getName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    /** The line of the learner's file that it came by, {@code " (V2.java:42)"}; empty when it came by none. */
    private String place(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (file.equals(frame.getFileName())) {
                return " (" + file + ":" + frame.getLineNumber() + ")";
            }
        }
        Throwable cause = thrown.getCause();
        return cause == null ? "" : place(cause);
    }

    private void send(Frame frame) {
        try {
            out.write(frame);
        } catch (IOException standIsGone) {
            Runtime.getRuntime().halt(0);
        }
    }
}
