package dev.zdm.course.workshop;

import dev.zdm.course.Stands;
import dev.zdm.course.page.Body;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.Tools;
import dev.zdm.runner.work.WorkFiles;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /labs/{lab}/files}: one file read, saved or deleted; {@code /attempt/tools/{tool}}: a tool used, or stopped. */
public final class WorkshopRoutes {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Stands stands;
    private final ToolBench bench;

    public WorkshopRoutes(Stands stands, ToolBench bench) {
        this.stands = stands;
        this.bench = bench;
    }

    public void addTo(RoutesConfig routes) {
        addReadingTo(routes);
        routes.post("/labs/{lab}/files", this::save);
        routes.post("/labs/{lab}/files/delete", this::delete);
        routes.post("/attempt/tools/stop", this::stop);
        routes.post("/attempt/tools/use/{tool}", this::use);
    }

    /** Files can be looked at, and no more. */
    public void addReadingTo(RoutesConfig routes) {
        routes.get("/labs/{lab}/files", this::read);
    }

    /** {@code ?name=}: the text, with the checksum of it that a save has to bring back. */
    private void read(Context ctx) {
        String name = Optional.ofNullable(ctx.queryParam("name")).orElse("");
        String text = filesOf(ctx)
                .text(name)
                .orElseThrow(() -> new NotFoundResponse("There is no file " + name + " any more."));
        ctx.header("X-Checksum", WorkFiles.checksum(text)).result(text);
    }

    /** Refused when the file is not any more what the page has shown: an editor may have it open as well. */
    private void save(Context ctx) {
        Body body = Body.of(ctx);
        String name = nameIn(body);
        String text = body.text("text").orElseThrow(() -> Body.unfit("text is missing"));
        WorkFiles files = filesOf(ctx);
        requireUnchanged(files, name, body.text("was").orElse(""));
        files.save(name, text);
        ctx.header("X-Checksum", WorkFiles.checksum(text)).status(HttpStatus.NO_CONTENT);
    }

    private void delete(Context ctx) {
        Body body = Body.of(ctx);
        String name = nameIn(body);
        WorkFiles files = filesOf(ctx);
        requireUnchanged(files, name, body.text("was").orElse(""));
        files.delete(name);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static void requireUnchanged(WorkFiles files, String name, String was) {
        String is = files.text(name).map(WorkFiles::checksum).orElse("");
        if (!is.equals(was)) {
            throw new LabProblem.Usage(
                    was.isEmpty()
                            ? "There is a file " + name + " already."
                            : name + " was changed elsewhere since you opened it.",
                    was.isEmpty() ? "Open it, or choose another name." : "Open it again, or save under another name.");
        }
    }

    private void use(Context ctx) {
        Lab lab = stands.current()
                .filter(AttemptStatus::running)
                .map(AttemptStatus::lab)
                .orElseThrow(() -> new LabProblem.Usage("No attempt is running.", "Start the lab first."));
        String tool = ctx.pathParam("tool");
        Tools.of(lab, tool);
        bench.begin(lab.id(), tool, words(Body.of(ctx).text("arguments").orElse("")));
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void stop(Context ctx) {
        bench.stop();
        ctx.status(HttpStatus.ACCEPTED);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(BLANKS.split(text.strip()));
    }

    private static String nameIn(Body body) {
        return body.text("name")
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> Body.unfit("name is missing"));
    }

    private WorkFiles filesOf(Context ctx) {
        Lab lab = stands.labs().named(ctx.pathParam("lab"));
        if (lab.work().isEmpty()) {
            throw new NotFoundResponse("No file is written in " + lab.id() + ".");
        }
        return stands.work(lab);
    }
}
