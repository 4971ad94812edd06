package dev.zdm.runner.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the verbs of {@code bin/lab}. A call is a POST with JSON; its answer is JSON Lines: {@code progress} while the work goes on, then
 * {@code ok} or {@code problem}. Listens on loopback only; a caller has to show the token.
 */
public final class ControlServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int LARGEST_REQUEST_BYTES = 1 << 20;

    static final ObjectMapper JSON = new ObjectMapper();

    /** One verb's work. */
    @FunctionalInterface
    public interface Verb {

        /**
         * @param arguments what the caller sent
         * @param answer where progress and pieces of a longer answer go
         * @return the last line's {@code ok}
         */
        JsonNode run(JsonNode arguments, Answer answer) throws IOException, InterruptedException;
    }

    /** The way back to a caller while the work goes on. */
    public interface Answer extends Progress {

        /** Sends a line of its own; fails when the caller has gone. */
        void line(JsonNode line) throws IOException;
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "control");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Verb> verbs = new ConcurrentHashMap<>();
    private final String token;

    private ControlServer(HttpServer http, String token) {
        this.http = http;
        this.token = token;
    }

    public static ControlServer start() {
        try {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            ControlServer server = new ControlServer(http, HexFormat.of().formatHex(secret));
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "No port could be opened on the loopback interface: " + e.getMessage(), "Check 127.0.0.1.", e);
        }
    }

    public void add(String name, Verb verb) {
        verbs.put(name, verb);
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public String token() {
        return token;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(wanted, shown.getBytes(StandardCharsets.UTF_8))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            Verb verb = verbs.get(exchange.getRequestURI().getPath().substring(1));
            if (verb == null || !exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            JsonNode arguments = JSON.readTree(exchange.getRequestBody().readNBytes(LARGEST_REQUEST_BYTES));
            exchange.getResponseHeaders().set("Content-Type", "application/jsonl");
            exchange.sendResponseHeaders(200, 0);
            run(verb, arguments, new Lines(exchange.getResponseBody()));
        }
    }

    private static void run(Verb verb, JsonNode arguments, Lines lines) throws IOException {
        try {
            ObjectNode last = JSON.createObjectNode();
            last.set("ok", verb.run(arguments, lines));
            lines.line(last);
        } catch (LabProblem problem) {
            lines.line(problemLine(problem.getMessage(), problem.whatToDo(), problem.exitCode()));
            LOG.debug("a verb ended with a problem", problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lines.line(problemLine("The process is stopping.", "Start it again with bin/lab up.", 130));
        } catch (RuntimeException ours) {
            LOG.error("a verb failed", ours);
            lines.line(problemLine("That failed by a fault of ours: " + ours, "See course.log in ZDM_HOME.", 70));
        }
    }

    private static ObjectNode problemLine(@org.jspecify.annotations.Nullable String what, String whatToDo, int exit) {
        ObjectNode line = JSON.createObjectNode();
        line.putObject("problem").put("what", what).put("do", whatToDo).put("exit", exit);
        return line;
    }

    private static final class Lines implements Answer {
        private final OutputStream out;
        private long lastAt;
        private String lastStep = "";

        Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public synchronized void line(JsonNode line) throws IOException {
            try {
                out.write(JSON.writeValueAsBytes(line));
                out.write('\n');
                out.flush();
            } catch (JsonProcessingException neverWithATree) {
                throw new IllegalStateException(neverWithATree);
            }
        }

        @Override
        public void at(String step, long done, long total) {
            long now = System.nanoTime();
            if (step.equals(lastStep) && done < total && now - lastAt < 100_000_000L) {
                return;
            }
            lastStep = step;
            lastAt = now;
            ObjectNode line = JSON.createObjectNode();
            line.putObject("progress").put("step", step).put("done", done).put("total", total);
            try {
                line(line);
            } catch (IOException callerIsGone) {
                LOG.debug("nobody listens to the progress any more");
            }
        }
    }

    @Override
    public void close() {
        http.stop(1);
        threads.shutdownNow();
    }
}
