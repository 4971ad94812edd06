package dev.zdm.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The site over the fake stand, asked as a browser would ask. */
public final class RunningSite implements AutoCloseable {

    private static final Path ROOT = Path.of("..");
    private static final Path LABS = Path.of("src/test/resources/dev/zdm/course/labs");
    private static final Pattern TOKEN = Pattern.compile("course-token\" content=\"([0-9a-f]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeStands stands = new FakeStands(LABS, Duration.ZERO);
    private final FakeMemory memory = new FakeMemory();
    private final Site site = Site.start(stands, memory, ROOT, Binding.loopback(0));

    public FakeStands stands() {
        return stands;
    }

    public FakeMemory memory() {
        return memory;
    }

    public int port() {
        return site.address().getPort();
    }

    public String origin() {
        return "http://localhost:" + port();
    }

    /** A page as a browser asks for it. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, "Accept", "text/html");
    }

    /** As {@link #get(String)}, with a header of its own; without an {@code Accept} that it names it asks for a page. */
    public HttpResponse<String> get(String path, String header, String value) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .setHeader("Accept", "text/html")
                .setHeader(header, value)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** A request of the site's own pages. */
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, json, origin(), token());
    }

    public HttpResponse<String> post(String path, String json, @Nullable String origin, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (token != null) {
            request.header("X-Course-Token", token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/").body());
        assertThat(token.find()).as("the page has a token").isTrue();
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path)).timeout(LIMIT);
    }

    /** Begins lab 6 and waits until it runs. */
    public void startLab() throws IOException, InterruptedException {
        try (Events events = events("attempt-lab-6")) {
            assertThat(post("/labs/lab-6/start", "{}").statusCode()).isEqualTo(202);
            events.await(data -> data.contains("/attempt/finish"));
        }
    }

    /** Bytes as they are, and the answer's first line: for requests that no client library would send. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    /** Opens a page's stream for these parts. */
    public Events events(String parts) throws IOException, InterruptedException {
        return new Events(parts, "&after=0");
    }

    public Events eventsAfter(long entry) throws IOException, InterruptedException {
        return new Events("strip", "&after=" + entry);
    }

    /** What a page hears: each element is one event, {@code name: data}. */
    public final class Events implements AutoCloseable {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final InputStream stream;

        private Events(String parts, String more) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + "/events?parts=" + parts + more))
                    .header("Accept", "text/event-stream")
                    .build();
            stream = client.send(request, BodyHandlers.ofInputStream()).body();
            Thread reader = new Thread(this::read, "events");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            StringBuilder event = new StringBuilder();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                String line = lines.readLine();
                while (line != null) {
                    if (line.isEmpty()) {
                        heard.add(event.toString());
                        event.setLength(0);
                    } else {
                        event.append(line).append('\n');
                    }
                    line = lines.readLine();
                }
            } catch (IOException closed) {
                heard.add("closed");
            }
        }

        /** The next event that is wanted; those before it are passed over. */
        public String await(Predicate<String> wanted) throws InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < end) {
                String event = heard.poll(1, SECONDS);
                if (event != null && wanted.test(event)) {
                    return event;
                }
            }
            throw new AssertionError("not heard within " + LIMIT);
        }

        @Override
        public void close() throws IOException {
            // Not the reader: it is held by the thread that waits in it.
            stream.close();
        }
    }

    @Override
    public void close() {
        site.close();
        stands.close();
    }
}
