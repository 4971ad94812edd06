package dev.zdm.course.metrics;

import dev.zdm.course.page.Assets;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request was, in words of which there are only so many, whatever a stranger asks for.
 *
 * @param route as the site declares it, {@code /labs/{lab}}; {@code assets} for its files, {@code none} for what is no address of the site
 * @param method {@code GET}, or {@code other} when it is none that is usual
 * @param status its class: {@code 2xx}
 * @param refusedEntry the way in that was tried, when it was in vain
 */
record Asked(String route, String method, String status, Optional<String> refusedEntry) {

    private static final Map<String, String> ENTRIES = Map.of(
            "/sign-in/key", "key",
            "/sign-in/password", "password",
            "/join", "code",
            "/setup", "setup",
            "/sign-in/oidc/back", "oidc",
            "/sign-in/oidc/join", "code",
            "/sign-in/oidc/key", "key");

    static Asked in(Context ctx) {
        HandlerType method = ctx.method();
        String route = routeOf(ctx, ctx.endpoints().matchedHttpEndpoint());
        boolean refused = ctx.statusCode() == HttpStatus.CONFLICT.getCode();
        return new Asked(
                route,
                HandlerType.commonHttp().contains(method) ? method.name() : "other",
                ctx.statusCode() / 100 + "xx",
                refused ? Optional.ofNullable(ENTRIES.get(route)) : Optional.empty());
    }

    private static String routeOf(Context ctx, @Nullable Endpoint matched) {
        if (matched != null && !matched.path.equals("*")) {
            return matched.path;
        }
        String path = ctx.path();
        boolean file = path.startsWith(Assets.BASE + "/") || path.startsWith("/webjars/");
        return file && ctx.statusCode() < 400 ? "assets" : "none";
    }
}
