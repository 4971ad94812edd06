package dev.zdm.course.console;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.console.Console.OnError;
import dev.zdm.course.lessons.Fence;
import dev.zdm.course.page.Body;
import dev.zdm.course.page.Pages;
import dev.zdm.course.sheet.Sheet;
import dev.zdm.runner.sql.Result;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.Map;

/** {@code /sessions/{name}/run}, {@code /cancel}, {@code /reset}, and an answer's further rows, or all of them as a file. */
public final class ConsoleRoutes {

    private final Console console;
    private final Pages pages;

    public ConsoleRoutes(Console console, Pages pages) {
        this.console = console;
        this.pages = pages;
    }

    public void addTo(RoutesConfig routes) {
        routes.post("/sessions/{name}/run", ctx -> run(ctx, Typist.LEARNER));
        routes.post("/sessions/{name}/cancel", this::cancel);
        routes.post("/sessions/{name}/reset", this::reset);
        addReadingTo(routes);
    }

    /** Answers alone. */
    public void addReadingTo(RoutesConfig routes) {
        routes.get("/answers/{number}/rows", this::rows);
        routes.get("/answers/{number}/csv", this::csv);
        routes.get("/answers/{number}/tsv", this::tsv);
    }

    /** @param typist who asks for it; whoever is not the learner types as the learner's own role */
    public void run(Context ctx, Typist typist) {
        SessionName name = nameIn(ctx);
        Body body = Body.of(ctx);
        String role = typist == Typist.LEARNER ? body.text("as").orElse("learner") : "learner";
        if (!Fence.isRole(role)) {
            throw Body.unfit("as has to be learner or app_v1, not " + role);
        }
        OnError onError = body.flag("stop") ? OnError.STOP : OnError.GO_ON;
        console.run(name, role, body.text("sql").orElseThrow(() -> Body.unfit("sql is missing")), onError, typist);
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
        String from = String.valueOf(ctx.queryParam("from"));
        if (!from.matches("\\d{1,9}")) {
            throw new NotFoundResponse("No such rows.");
        }
        ctx.html(pages.html("console/rows.jte", Map.of("answer", answerIn(ctx), "from", Integer.parseInt(from))));
    }

    private void csv(Context ctx) {
        Answer answer = answerIn(ctx);
        ctx.contentType("text/csv; charset=utf-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"" + answer.fileName() + ".csv\"")
                .result(Sheet.COMMAS.of(resultOf(answer)));
    }

    private void tsv(Context ctx) {
        ctx.contentType("text/tab-separated-values; charset=utf-8").result(Sheet.TABS.of(resultOf(answerIn(ctx))));
    }

    private static Result resultOf(Answer answer) {
        Result result = answer.result();
        if (result == null || !answer.hasRows()) {
            throw new NotFoundResponse("That answer has no rows.");
        }
        return result;
    }

    private Answer answerIn(Context ctx) {
        String number = ctx.pathParam("number");
        if (!number.matches("\\d{1,18}")) {
            throw new NotFoundResponse("No such answer.");
        }
        return console.transcript()
                .find(Long.parseLong(number))
                .orElseThrow(() -> new NotFoundResponse("That answer is no longer kept. Run the statement again."));
    }

    private static SessionName nameIn(Context ctx) {
        String name = ctx.pathParam("name");
        return Arrays.stream(SessionName.values())
                .filter(session -> session.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("No session is called " + name + ". There are A, B and C."));
    }
}
