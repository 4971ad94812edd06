package dev.zdm.course.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.ClassSite;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an installation with a class tells Prometheus, on a real server and with a shop that has customers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassMetricsIT {

    private static final String TOKEN = "0123456789abcdef";
    private static final String LEARNER = "Anna Quibbletwist";
    private static final String DONE = "zdm_customers_requests_total{outcome=\"done\"}";
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private Path state;
    private LabRunner runner;
    private Academy academy;
    private Meters meters;
    private ClassSite site;
    private String cookie;

    @BeforeAll
    void start() throws Exception {
        state = Files.createTempDirectory("zdm-metrics-");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Path.of("..").toAbsolutePath().normalize();
        runner = LabRunner.open(new Home(root, state), Progress.SILENT);
        academy = Academy.on(runner.server());
        meters = new Meters();
        meters.tellOf(runner);
        meters.tellOf(academy);
        site = ClassSite.start(
                runner,
                academy,
                root,
                Binding.loopback(0),
                StartOptions.DEFAULT.withRows(20_000).withRate(50),
                new MetricsRoute(meters, Optional.of(TOKEN), false),
                Optional.empty());
        Accounts accounts = site.accounts();
        Account admin = accounts.add(Role.ADMIN, "Ada", "ada", "correct horse battery", null);
        Cohort cohort = accounts.open("Monday", OptionalLong.empty(), admin);
        Account anna = accounts.join(cohort.code(), LEARNER, "here").account();
        cookie = "course=" + accounts.signIn(anna, "a test").token();
    }

    @AfterAll
    void stop() throws IOException {
        site.close();
        meters.close();
        academy.close();
        runner.close();
        try (Stream<Path> all = Files.walk(state)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Test
    void onlyWhoHasTheTokenReadsThem() throws Exception {
        URI metrics = site.address().resolve("/metrics");

        assertThat(status(HttpRequest.newBuilder(metrics))).isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(metrics).header("Cookie", cookie)))
                .isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(metrics).header("Authorization", "Bearer " + TOKEN + "0")))
                .isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(metrics).header("Authorization", "Bearer " + TOKEN)))
                .isEqualTo(200);
    }

    @Test
    void whoHasTheTokenMayCallTheSiteByAContainersAddress() throws IOException {
        String elsewhere = "Host: 10.1.2.3:7070\r\n";

        assertThat(raw("/metrics", elsewhere + "Authorization: Bearer " + TOKEN + "\r\n"))
                .contains(" 200 ");
        assertThat(raw("/metrics", elsewhere)).contains(" 421 ");
        assertThat(raw("/healthz", elsewhere + "Authorization: Bearer " + TOKEN + "\r\n"))
                .contains(" 421 ");
    }

    @Test
    void aRefusedKeyIsCounted() throws Exception {
        signInWith("not-a-key");

        assertThat(scrape()).contains("zdm_sign_ins_refused_total{entry=\"key\"} 1.0");
    }

    @Test
    void aStandItsCustomersItsServerAndTheirEvidenceAreTold() throws Exception {
        assertThat(status(HttpRequest.newBuilder(site.address()).header("Cookie", cookie)))
                .isEqualTo(200);

        // Customers are counted for the whole process, in which other tests may have had some.
        double before = valueOf(await(metrics -> valueOf(metrics, "zdm_stands{state=\"open\"}") == 1), DONE);
        String told = await(metrics -> valueOf(metrics, DONE) > before + 100);

        assertThat(valueOf(told, "zdm_server_up{server=\"embedded\"}")).isEqualTo(1);
        // The shop's, the academy's and the recorder's.
        assertThat(valueOf(told, "zdm_server_connections{server=\"embedded\"}")).isBetween(10.0, 100.0);
        assertThat(valueOf(told, "zdm_server_disk_free_bytes{server=\"embedded\"}"))
                .isPositive();
        assertThat(valueOf(told, "zdm_evidence_written_bytes_total{writer=\"recorder\"}"))
                .isPositive();
        assertThat(valueOf(told, "zdm_evidence_written_bytes_total{writer=\"workload\"}"))
                .isPositive();
        assertThat(valueOf(told, "hikaricp_connections_max{pool=\"academy\"}")).isEqualTo(4);
        assertThat(valueOf(told, "zdm_attempts_started_total{lab=\"lab-3\"}")).isNotNegative();
        assertThat(told).contains("zdm_http_requests_seconds_count{method=\"GET\",route=\"/\",status=\"2xx\"}");
        assertThat(told).doesNotContain("Quibbletwist").doesNotContain("learner_");
    }

    private void signInWith(String key) throws Exception {
        HttpRequest page =
                HttpRequest.newBuilder(site.address().resolve("/sign-in")).build();
        Matcher token =
                FORM_TOKEN.matcher(client.send(page, BodyHandlers.ofString()).body());
        assertThat(token.find()).isTrue();
        String form = Map.of("key", key, "token", token.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        assertThat(status(HttpRequest.newBuilder(site.address().resolve("/sign-in/key"))
                        .header("Origin", site.address().toString().replaceAll("/$", ""))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))))
                .isEqualTo(409);
    }

    private String await(Predicate<String> wanted) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        String told = scrape();
        while (!wanted.test(told)) {
            assertThat(System.nanoTime())
                    .as("within " + LIMIT + ", last:\n" + told)
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            told = scrape();
        }
        return told;
    }

    private String scrape() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(site.address().resolve("/metrics"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static double valueOf(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String raw(String path, String headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), site.address().getPort())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}
