package dev.zdm.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Deed;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.grader.bundle.BundleWriter;
import dev.zdm.grader.bundle.HandInKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real attempts, handed in by their learners and others, and judged anew for their class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandedInClassIT {

    private static final Pattern TOKEN = Pattern.compile("course-token\" content=\"([0-9a-f]+)\"");
    private static final Pattern KEY = Pattern.compile("--key (\\d+(?:-[a-z0-9]{4}){7})");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private RunningClass running;
    private HttpClient client;
    private Cohort cohort;
    private Seat teacher;
    private Seat anna;
    private Seat ben;
    private Path attempt;

    /** Somebody who is signed in. */
    private record Seat(Account account, String cookie, String token) {}

    @BeforeAll
    void annaTriesALab() throws Exception {
        running = new RunningClass();
        client = HttpClient.newHttpClient();
        Accounts accounts = running.accounts();
        Account admin = accounts.add(Role.ADMIN, "Ada", "ada", RunningClass.PASSWORD, null);
        cohort = accounts.open("Monday", OptionalLong.empty(), admin);
        teacher = seat(admin);
        anna = seat(accounts.join(cohort.code(), "Anna", "here").account());
        ben = seat(accounts.join(cohort.code(), "Ben", "here").account());
        assertThat(post(anna, "/labs/lab-3/start").statusCode()).isEqualTo(202);
        await(() -> get(anna, "/labs/lab-3").contains("/attempt/finish"));
        assertThat(post(anna, "/attempt/finish").statusCode()).isLessThan(300);
        attempt = running.state()
                .resolve("attempts")
                .resolve(anna.account().learner())
                .resolve("lab-3/1");
        await(() -> Files.readString(attempt.resolve("attempt.json")).contains("\"finished\""));
    }

    @AfterAll
    void close() throws IOException {
        running.close();
    }

    @Test
    @Order(1)
    void aBundleIsJudgedByThisInstallationWhateverItSays() throws Exception {
        Files.writeString(
                attempt.resolve("verdicts.jsonl"),
                "{\"type\":\"verdict\",\"t\":\"2026-11-21T01:02:00.000000Z\",\"seq\":1,\"verdict\":\"passed\"}\n");

        HttpResponse<String> taken = handIn(anna, "/hand-ins", bundle(key(anna)), "");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        Files.delete(attempt.resolve("verdicts.jsonl"));
        String page = get(teacher, "/classes/" + cohort.id() + "/hand-ins");
        assertThat(page).contains("Anna", "lab-3, 1", "<td>passed</td>", ">failed<", "All as it was made.");
        assertThat(get(teacher, "/classes/" + cohort.id() + "/hand-ins/1/report"))
                .contains("The concurrent build");
        assertThat(get(anna, "/hand-ins/1/report")).contains("The concurrent build");
    }

    @Test
    @Order(2)
    void theSameAttemptIsTakenOnce() throws Exception {
        HttpResponse<String> again = handIn(anna, "/hand-ins", bundle(key(anna)), "");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("This attempt was handed in already.");
    }

    @Test
    @Order(3)
    void whatWasChangedIsRefusedWithFileAndLine() throws Exception {
        Path bundle = bundle(key(anna));
        rewrite(
                bundle,
                "attempt/locks.jsonl",
                text -> text.replaceFirst("\"longestGapMillis\":[0-9.]+", "\"longestGapMillis\":0"));

        assertThat(handIn(
                                teacher,
                                "/classes/" + cohort.id() + "/hand-ins",
                                bundle,
                                anna.account().id() + "")
                        .statusCode())
                .isEqualTo(303);

        assertThat(get(anna, "/hand-ins"))
                .containsPattern("<strong>refused</strong>")
                .contains("by Ada", "<code>locks.jsonl</code>", "was changed");
    }

    @Test
    @Order(4)
    void whatAnotherLearnerRecordedOrSignedIsRefused() throws Exception {
        assertThat(handIn(ben, "/hand-ins", bundle(key(anna)), "").statusCode()).isEqualTo(303);
        assertThat(get(ben, "/hand-ins")).contains("was made with another learner's key");

        assertThat(handIn(ben, "/hand-ins", bundle(key(ben)), "").statusCode()).isEqualTo(303);
        assertThat(get(ben, "/hand-ins")).contains("is the recording of hand-in 1, of another learner");
        assertThat(send(ben, "/hand-ins/1/report").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void whatIsNoBundleIsToldInTwoLinesAndNothingIsKept() throws Exception {
        Path junk = folder.resolve("junk.zip");
        Files.write(junk, new byte[5_000_000]); // more than other requests may bring

        HttpResponse<String> refused = handIn(ben, "/hand-ins", junk, "");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("is no bundle: it is no archive", "Hand in the file as");
        Files.write(junk, new byte[33 << 20]);
        assertThat(handIn(ben, "/hand-ins", junk, "").statusCode()).isEqualTo(413);
        Files.write(junk, new byte[10]);
        assertThat(handIn(new Seat(ben.account(), ben.cookie(), "0".repeat(32)), "/hand-ins", junk, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(handIn(ben, "/classes/" + cohort.id() + "/hand-ins", junk, "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void whereNothingWasCorrectedNothingChanges() throws Exception {
        assertThat(regrade(cohort.id() + "")).contains("Nothing changes.", "2 attempts were judged anew");
    }

    @Test
    @Order(7)
    void aCorrectedLabIsShownRefusedAndAccepted() throws Exception {
        String kept = Files.readString(attempt.resolve("lab.yml"));
        assertThat(kept).contains("id: asked-index");
        Files.writeString(attempt.resolve("lab.yml"), kept.replace("id: asked-index", "id: wrong-index"));
        Files.deleteIfExists(attempt.resolve("verdicts.jsonl"));

        assertThat(regrade(cohort.id() + ""))
                .contains(
                        "1 would get another verdict or finding",
                        "Anna",
                        "failed → failed",
                        "asked-index</code>",
                        "not claimed → broken",
                        "broken → not claimed",
                        "the lab makes this claim no more");
        assertThat(attempt.resolve("verdicts.jsonl")).doesNotExist();
        assertThat(post(teacher, regradeOf("refuse")).statusCode()).isEqualTo(303);
        assertThat(attempt.resolve("verdicts.jsonl")).doesNotExist();
        assertThat(post(teacher, regradeOf("accept")).statusCode()).isEqualTo(409);

        assertThat(regrade("all")).contains("not claimed → broken");
        assertThat(post(teacher, "/classes/all/regrade/accept").statusCode()).isEqualTo(303);

        assertThat(attempt.resolve("verdicts.jsonl")).content().contains("\"regraded\":{\"by\":\"Ada\"");
        assertThat(attempt.resolve("lab-before-1.yml")).content().contains("wrong-index");
        assertThat(regrade(cohort.id() + "")).contains("Nothing changes.");
        assertThat(running.accounts().deeds(100))
                .extracting(Deed::deed)
                .contains(
                        "had attempts judged anew of",
                        "refused 1 new verdicts of",
                        "accepted 1 new verdicts of",
                        "handed in lab-3, failed, for",
                        "handed in lab-3, refused, for");
    }

    @Test
    @Order(8)
    void onlyWhoRunsTheInstallationRegradesAll() throws Exception {
        Accounts accounts = running.accounts();
        Seat instructor = seat(accounts.add(Role.INSTRUCTOR, "Ivo", "ivo", RunningClass.PASSWORD, teacher.account()));

        assertThat(post(instructor, "/classes/all/regrade").statusCode()).isEqualTo(403);
        assertThat(send(instructor, "/classes/" + cohort.id() + "/regrade").statusCode())
                .isEqualTo(200);
        assertThat(post(instructor, "/classes/" + cohort.id() + "/hand-in-keys").body())
                .contains(key(anna));
        assertThat(accounts.deeds(1)).extracting(Deed::deed).containsExactly("saw the hand-in keys of");
    }

    private String regradeOf(String deed) {
        return "/classes/" + cohort.id() + "/regrade/" + deed;
    }

    /** The page, once the regrade is over. */
    private String regrade(String of) throws Exception {
        assertThat(post(teacher, "/classes/" + of + "/regrade").statusCode()).isEqualTo(303);
        await(() -> !get(teacher, "/classes/" + of + "/regrade").contains("<progress"));
        return get(teacher, "/classes/" + of + "/regrade");
    }

    // ---- bundles

    private String key(Seat seat) throws Exception {
        Matcher key = KEY.matcher(get(seat, "/hand-ins"));
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private Path bundle(String key) {
        Path file = folder.resolve("bundle.zip");
        new BundleWriter(Optional.of(HandInKey.parse(key)), "0.1.0")
                .write(attempt, file, Optional.of("Anna"), Instant.now());
        return file;
    }

    private static void rewrite(Path bundle, String file, UnaryOperator<String> edit) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        files.computeIfPresent(
                file, (name, bytes) -> edit.apply(new String(bytes, UTF_8)).getBytes(UTF_8));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
    }

    private HttpResponse<String> handIn(Seat seat, String path, Path file, String learner) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field :
                Map.of("token", seat.token(), "learner", learner).entrySet()) {
            body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(UTF_8));
        }
        body.writeBytes(
                "--edge\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"../../b.zip\"\r\nContent-Type: application/zip\r\n\r\n"
                        .getBytes(UTF_8));
        body.writeBytes(Files.readAllBytes(file));
        body.writeBytes("\r\n--edge--\r\n".getBytes(UTF_8));
        return client.send(
                request(seat, path)
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    // ---- the web

    private Seat seat(Account account) throws Exception {
        String cookie = "course=" + running.accounts().signIn(account, "a test").token();
        Matcher token = TOKEN.matcher(get(new Seat(account, cookie, ""), "/"));
        assertThat(token.find()).isTrue();
        return new Seat(account, cookie, token.group(1));
    }

    private HttpRequest.Builder request(Seat seat, String path) {
        return HttpRequest.newBuilder(running.address().resolve(path))
                .header("Cookie", seat.cookie())
                .header("Accept", "text/html")
                .header("Origin", running.address().toString().replaceAll("/$", ""));
    }

    private HttpResponse<String> send(Seat seat, String path) throws Exception {
        return client.send(request(seat, path).build(), BodyHandlers.ofString());
    }

    private String get(Seat seat, String path) throws Exception {
        return send(seat, path).body();
    }

    private HttpResponse<String> post(Seat seat, String path) throws Exception {
        return client.send(
                request(seat, path)
                        .header("Content-Type", "application/json")
                        .header("X-Course-Token", seat.token())
                        .setHeader("Accept", "*/*")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
