package dev.zdm.course.classroom;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** The one cookie of a class: what a browser that has signed in shows with each request. No script can read it. */
public final class Cookies {

    private static final String NAME = "course";
    private static final Duration AGE = Duration.ofDays(30);

    private Cookies() {}

    /** @param secure whether browsers come over TLS, and may show it nowhere else */
    static void give(Context ctx, String token, boolean secure) {
        ctx.cookie(cookie(token, (int) AGE.toSeconds(), secure));
    }

    static void take(Context ctx, boolean secure) {
        ctx.cookie(cookie("", 0, secure));
    }

    private static Cookie cookie(String value, int seconds, boolean secure) {
        return new Cookie(NAME, value, "/", seconds, secure, true, null, SameSite.LAX);
    }

    public static Optional<String> token(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (jakarta.servlet.http.Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
