package dev.zdm.course.load;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser, as far as the site can tell: a cookie, a token, pages and what they send. One thread uses it. */
final class Seat {

    private static final Pattern TOKEN =
            Pattern.compile("name=\"(?:course-token\" content|token\" value)=\"([0-9a-f]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final Supplier<URI> site;
    private final Timings timings;
    private String cookie = "";
    private String token = "";

    /** @param site where it is now: a site that was started again may be elsewhere */
    Seat(HttpClient client, Supplier<URI> site, Timings timings) {
        this.client = client;
        this.site = site;
        this.timings = timings;
    }

    /** The page, once it is there whole. */
    String page(String kind, String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> answer =
                client.send(request(path).header("Accept", "text/html").GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " was answered with " + answer.statusCode());
        }
        timings.add(kind, Duration.ofNanos(System.nanoTime() - began));
        Matcher matcher = TOKEN.matcher(answer.body());
        if (matcher.find()) {
            token = matcher.group(1);
        }
        return answer.body();
    }

    /** What a form sends; a cookie that comes back is kept. */
    HttpResponse<String> form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "", "&token=" + token));
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }

    /** What a page's script sends; fails unless it was taken. */
    HttpResponse<String> post(String kind, String path, String json) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("X-Course-Token", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new LabProblem(
                    "POST " + path + " was answered with " + answer.statusCode() + ": "
                            + answer.body().strip(),
                    "Read the site's log.");
        }
        timings.add(kind, Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    /** The stream of a page's events, which goes on until it is closed. */
    InputStream events(String parts) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(site.get().resolve("/events?parts=" + parts))
                                .header("Cookie", cookie)
                                .GET()
                                .build(),
                        BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        URI to = site.get().resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(LIMIT).header("Origin", to.getScheme() + "://" + to.getAuthority());
        Optional.of(cookie).filter(known -> !known.isEmpty()).ifPresent(known -> request.header("Cookie", known));
        return request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
