package dev.zdm.course.help;

import dev.zdm.course.Stands;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;

/** What a learner may ask of a lab's help: the next hint, no hint now, the solution. It is written down before it is shown. */
public final class HelpRoutes {

    private final Stands stands;
    private final HelpParts parts;
    private final Clock clock;
    private final Runnable changed;

    /** @param changed is told when pages have something else to show */
    public HelpRoutes(Stands stands, HelpParts parts, Clock clock, Runnable changed) {
        this.stands = stands;
        this.parts = parts;
        this.clock = clock;
        this.changed = changed;
    }

    public void addTo(RoutesConfig routes) {
        routes.post("/labs/{lab}/hints/{n}", this::openHint);
        routes.post("/labs/{lab}/offer/decline", this::decline);
        routes.get("/labs/{lab}/solution", this::solution);
        routes.post("/labs/{lab}/solution", this::openSolution);
    }

    private void openHint(Context ctx) {
        Lab lab = labOf(ctx);
        String n = ctx.pathParam("n");
        int number = n.matches("\\d{1,2}") ? Integer.parseInt(n) : 0;
        int last = lab.hints().size();
        if (number < 1 || number > last) {
            throw new NotFoundResponse(lab.id() + " has hints 1 to " + last + ", not " + n + ".");
        }
        LabFolder folder = stands.folder(lab);
        int next = folder.help().nextHint(lab);
        if (number != next && !folder.help().hints().contains(number)) {
            throw new LabProblem.Usage("Hint " + number + " is not the next one.", "Open hint " + next + " first.");
        }
        folder.noteHint(number, clock.instant());
        accepted(ctx);
    }

    private void decline(Context ctx) {
        parts.offers().decline(labOf(ctx));
        accepted(ctx);
    }

    private void solution(Context ctx) {
        Lab lab = labOf(ctx);
        if (!parts.isOpen(lab)) {
            throw new LabProblem.Usage(
                    "The solution of " + lab.id() + " is not open yet.",
                    "Pass the lab, or confirm on its page that you want to see it before; that is recorded.");
        }
        ctx.html(parts.solution(lab));
    }

    /** The page has asked the learner before it sends this. Once the lab is passed nothing is recorded. */
    private void openSolution(Context ctx) {
        Lab lab = labOf(ctx);
        if (!parts.isOpen(lab)) {
            stands.folder(lab).noteSolution(clock.instant());
        }
        accepted(ctx);
    }

    private void accepted(Context ctx) {
        ctx.status(HttpStatus.ACCEPTED);
        changed.run();
    }

    private Lab labOf(Context ctx) {
        return stands.labs().named(ctx.pathParam("lab"));
    }
}
