package dev.zdm.course.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zdm.course.page.Refusal;
import dev.zdm.grader.bundle.Bundle;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request. The site runs SQL for whoever asks, so it answers only to its own names (a stranger's
 * name that points at this machine is not one), and only its own pages may change anything.
 */
final class Gate {

    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';" + " object-src 'none'";

    private static final String FILES_GO_TO = "/hand-ins";
    private static final long LARGEST_FORM = Bundle.LARGEST_ARCHIVE + 100_000;

    private final Binding binding;
    private final boolean files;
    private final String token = randomHex();

    /** A gate that lets no file in. */
    Gate(Binding binding) {
        this(binding, false);
    }

    /** @param files whether forms may bring a file, where files are handed in */
    Gate(Binding binding, boolean files) {
        this.binding = binding;
        this.files = files;
    }

    /** What a page of this process has to show before it may change something. */
    String token() {
        return token;
    }

    /** Lets a request pass, or throws {@link Refusal}. */
    void check(Context ctx) {
        protect(ctx);
        String host = ctx.header("Host");
        if (host == null || !binding.isCalled(host, ctx.req().getLocalPort())) {
            throw new Refusal(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "This site is not called that. Open it by the address that bin/course printed.");
        }
        checkOrigin(ctx, host);
    }

    private void checkOrigin(Context ctx, String host) {
        boolean reads = ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
        String origin = ctx.header("Origin");
        String site = ctx.header("Sec-Fetch-Site");
        boolean foreign = origin != null && !origin.equals(binding.originOf(host));
        boolean stream = "text/event-stream".equals(ctx.header("Accept"));
        boolean foreignStream = stream && site != null && !site.equals("same-origin");
        if (foreign || foreignStream) {
            throw new Refusal(HttpStatus.FORBIDDEN, "Only pages of this site may ask for that.");
        }
        if (!reads && (origin == null || !(isToken(ctx.header("X-Course-Token")) || isToken(formToken(ctx))))) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Only pages of this site may change something. Reload the page: it may be older than the course's process.");
        }
    }

    /** Of a page that works without scripts. */
    private @Nullable String formToken(Context ctx) {
        return "application/x-www-form-urlencoded".equals(ctx.contentType()) || bringsFile(ctx)
                ? ctx.formParam("token")
                : null;
    }

    /** Its parts are looked at only when it says how long it is, and is not too long. */
    private boolean bringsFile(Context ctx) {
        String type = ctx.contentType();
        if (!files
                || type == null
                || !type.startsWith("multipart/form-data")
                || !ctx.path().endsWith(FILES_GO_TO)) {
            return false;
        }
        long length = ctx.req().getContentLengthLong();
        if (length < 0 || length > LARGEST_FORM) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A file that is handed in has at most " + (Bundle.LARGEST_ARCHIVE >> 20) + " MB.");
        }
        return true;
    }

    private boolean isToken(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(shown.getBytes(UTF_8), token.getBytes(UTF_8));
    }

    private static void protect(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cache-Control", "no-store");
        ctx.header("Vary", "Accept-Encoding");
    }

    static String randomHex() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
