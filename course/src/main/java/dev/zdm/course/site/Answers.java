package dev.zdm.course.site;

import dev.zdm.course.academy.Memory;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is answered when something went wrong: a page to whoever wants one, else plain text, in two lines.
 *
 * @param dev whether the page follows files, for whoever writes them
 */
record Answers(Pages pages, boolean dev) {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    void addTo(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, ctx) -> plain(ctx, refusal.getStatus(), refusal.getMessage()));
        routes.exception(
                HttpResponseException.class,
                (e, ctx) -> answer(ctx, e.getStatus(), String.valueOf(e.getMessage()), ""));
        routes.exception(
                LabProblem.Usage.class,
                (problem, ctx) -> problem(ctx, HttpStatus.CONFLICT, HttpStatus.NOT_FOUND, problem));
        routes.exception(
                Memory.NotNow.class,
                (notNow, ctx) -> problem(ctx, HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE, notNow));
        routes.exception(
                LabProblem.class,
                (problem, ctx) -> problem(ctx, HttpStatus.CONFLICT, HttpStatus.INTERNAL_SERVER_ERROR, problem));
        routes.exception(
                EofException.class, (gone, ctx) -> LOG.debug("{} {}: who asked is gone", ctx.method(), ctx.path()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            answer(ctx, 500, "The course itself failed.", "Try again; the log has more.");
        });
    }

    private void problem(Context ctx, HttpStatus asked, HttpStatus shown, LabProblem problem) {
        HttpStatus status = wantsPage(ctx) ? shown : asked;
        answer(ctx, status.getCode(), String.valueOf(problem.getMessage()), problem.whatToDo());
    }

    private void answer(Context ctx, int status, String whatHappened, String whatToDo) {
        if (wantsPage(ctx)) {
            ctx.status(status)
                    .html(pages.html(
                            "problem.jte", Map.of("whatHappened", whatHappened, "whatToDo", whatToDo, "drafts", dev)));
        } else {
            plain(ctx, status, (whatHappened + "\n" + whatToDo).strip());
        }
    }

    private static void plain(Context ctx, int status, @Nullable String text) {
        ctx.status(status).contentType("text/plain; charset=utf-8").result(text + "\n");
    }

    static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null && accept.contains("text/html");
    }
}
