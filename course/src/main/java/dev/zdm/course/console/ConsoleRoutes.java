package dev.zdm.course.console;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.console.Console.OnError;
import dev.zdm.course.lessons.Fence;
import dev.zdm.course.page.Body;
import dev.zdm.course.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.Map;

/** {@code /sessions/{name}/run}, {@code /cancel}, {@code /reset}, and further rows of an answer. */
public final class ConsoleRoutes {

    private final Console console;
    private final Pages pages;

    public ConsoleRoutes(Console console, Pages pages) {
        this.console = console;
        this.pages = pages;
    }

    public void addTo(RoutesConfig routes) {
        routes.post("/sessions/{name}/run", this::run);
        routes.post("/sessions/{name}/cancel", this::cancel);
        routes.post("/sessions/{name}/reset", this::reset);
        routes.get("/answers/{number}/rows", this::rows);
    }

    private void run(Context ctx) {
        SessionName name = nameIn(ctx);
        Body body = Body.of(ctx);
        String role = body.text("as").orElse("learner");
        if (!Fence.isRole(role)) {
            throw Body.unfit("as has to be learner or app_v1, not " + role);
        }
        OnError onError = body.flag("stop") ? OnError.STOP : OnError.GO_ON;
        console.run(name, role, body.text("sql").orElseThrow(() -> Body.unfit("sql is missing")), onError);
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void cancel(Context ctx) {
        console.cancel(nameIn(ctx));
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void reset(Context ctx) {
        console.reset(nameIn(ctx));
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void rows(Context ctx) {
        String number = ctx.pathParam("number");
        String from = String.valueOf(ctx.queryParam("from"));
        if (!number.matches("\\d{1,18}") || !from.matches("\\d{1,9}")) {
            throw new NotFoundResponse("No such rows.");
        }
        Answer answer = console.transcript()
                .find(Long.parseLong(number))
                .orElseThrow(() -> new NotFoundResponse("That answer is no longer kept. Run the statement again."));
        ctx.html(pages.html("console/rows.jte", Map.of("answer", answer, "from", Integer.parseInt(from))));
    }

    private static SessionName nameIn(Context ctx) {
        String name = ctx.pathParam("name");
        return Arrays.stream(SessionName.values())
                .filter(session -> session.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("No session is called " + name + ". There are A, B and C."));
    }
}
