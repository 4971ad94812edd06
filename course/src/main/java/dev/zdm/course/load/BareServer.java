package dev.zdm.course.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's own HTTP server, which answers everything with the same page: what the machine could do while it was as busy. */
final class BareServer implements AutoCloseable {

    static final String KIND = "the same bytes from the JDK's HttpServer";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient client;

    BareServer(HttpClient client, String page) throws IOException {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        this.client = client;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Asks for it, and notes how long that took. */
    void ask(Timings timings) throws IOException, InterruptedException {
        URI page = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        long began = System.nanoTime();
        client.send(HttpRequest.newBuilder(page).GET().build(), BodyHandlers.ofString());
        timings.add(KIND, Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
