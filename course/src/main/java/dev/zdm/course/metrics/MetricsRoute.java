package dev.zdm.course.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zdm.course.page.Refusal;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /metrics}, for Prometheus. Whoever has the token of {@code ZDM_METRICS_TOKEN} may read it, as {@code Authorization: Bearer …}.
 *
 * <p>Without a token a class's site shows nothing. That a request comes from this machine says little there: behind a proxy on the same machine
 * all of them do. The site of an only learner listens to this machine alone, and needs none.
 *
 * <p>The token is in the environment, since arguments are shown to everybody on a machine.
 *
 * @param token empty when none was set
 * @param alone whether the site is that of an only learner
 */
public record MetricsRoute(Meters meters, Optional<String> token, boolean alone) {

    public static final String PATH = "/metrics";

    private static final String VARIABLE = "ZDM_METRICS_TOKEN";
    private static final int SHORTEST_TOKEN = 16;
    private static final String BEARER = "Bearer ";
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    /**
     * The token that whoever started this process has set.
     *
     * @throws LabProblem.Usage when it could be guessed
     */
    public static Optional<String> tokenIn(Map<String, String> environment) {
        Optional<String> token = Optional.ofNullable(environment.get(VARIABLE))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
            throw new LabProblem.Usage(
                    VARIABLE + " has fewer than " + SHORTEST_TOKEN + " letters.",
                    "Make one that nobody guesses: openssl rand -hex 32");
        }
        return token;
    }

    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show);
    }

    private void show(Context ctx) {
        if (token.isPresent() && !showsToken(ctx)) {
            ctx.header("WWW-Authenticate", "Bearer");
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    "That is not the token of the metrics.\nSend Authorization: Bearer, and it.");
        }
        if (token.isEmpty() && !alone) {
            throw new Refusal(
                    HttpStatus.NOT_FOUND,
                    "This site shows no metrics.\nStart it with a token in " + VARIABLE + ", and send that.");
        }
        ctx.header("Cache-Control", "no-store").contentType(TEXT_FORMAT).result(meters.scrape());
    }

    /**
     * Whether the request is for metrics and shows the token. It may call the site by any name then: Prometheus finds it by the address of a
     * container, and no page from elsewhere could make a browser send the token.
     */
    public boolean isLetIn(Context ctx) {
        return ctx.path().equals(PATH) && token.isPresent() && showsToken(ctx);
    }

    private boolean showsToken(Context ctx) {
        String shown = ctx.header("Authorization");
        return shown != null
                && shown.startsWith(BEARER)
                && MessageDigest.isEqual(
                        shown.substring(BEARER.length()).getBytes(UTF_8),
                        token.orElseThrow().getBytes(UTF_8));
    }
}
