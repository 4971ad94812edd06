package dev.zdm.course.jshell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.course.Stands;
import dev.zdm.course.page.Body;
import dev.zdm.course.page.Pages;
import dev.zdm.grader.evidence.JavaRun;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.runner.jshell.Proposals;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code /java/run}, {@code /stop}, {@code /reset}, {@code /start}; {@code /complete}, which answers
 * {@code {"anchor", "help", "continuations"}}; and {@code /earlier}, what was run in the current attempt.
 */
public final class JavaRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_EARLIER = 100;

    private final Stands stands;
    private final JavaDesk desk;
    private final Pages pages;

    public JavaRoutes(Stands stands, JavaDesk desk, Pages pages) {
        this.stands = stands;
        this.desk = desk;
        this.pages = pages;
    }

    public void addTo(RoutesConfig routes) {
        routes.post("/java/run", this::run);
        routes.post("/java/stop", ctx -> accept(ctx, desk::stop));
        routes.post("/java/reset", ctx -> accept(ctx, desk::reset));
        routes.post("/java/start", ctx -> accept(ctx, desk::start));
        routes.post("/java/complete", this::complete);
        routes.get("/java/earlier", this::earlier);
    }

    private void run(Context ctx) {
        String java = javaIn(Body.of(ctx));
        accept(ctx, () -> desk.run(java));
    }

    private static void accept(Context ctx, Runnable wish) {
        wish.run();
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void complete(Context ctx) {
        Body body = Body.of(ctx);
        int cursor = Math.toIntExact(
                Math.min(Integer.MAX_VALUE, body.number("cursor").orElseThrow(() -> Body.unfit("cursor is missing"))));
        Proposals proposals = desk.propose(javaIn(body), cursor);
        ObjectNode answer =
                JSON.createObjectNode().put("anchor", proposals.anchor()).put("help", proposals.help());
        proposals.continuations().forEach(answer.putArray("continuations")::add);
        ctx.contentType("application/json").result(answer.toString());
    }

    private static String javaIn(Body body) {
        return body.text("java").orElseThrow(() -> Body.unfit("java is missing"));
    }

    /** The latest first, and nothing that only had no end yet. */
    private void earlier(Context ctx) {
        List<JavaRun> runs =
                stands.current().map(attempt -> EvidenceReader.javaRuns(attempt.folder())).orElse(List.of()).stream()
                        .filter(run -> !run.outcome().equals("incomplete"))
                        .sorted(Comparator.comparing(JavaRun::at).reversed())
                        .limit(MOST_EARLIER)
                        .toList();
        ctx.html(pages.html("jshell/earlier.jte", Map.of("runs", runs)));
    }
}
