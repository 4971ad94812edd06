package dev.zdm.course.site;

import dev.zdm.course.Stands;
import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.classroom.Company;
import dev.zdm.course.console.Typist;
import dev.zdm.course.metrics.Meters;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Refusal;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import jakarta.servlet.Servlet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A learner's labs as those who teach see them: the learner's own pages and their stream, drawn by the learner's {@link Site}. It has no route
 * that changes anything, but for the console, which is theirs while the learner lets them type. That they look is in the audit.
 */
final class VisitedSite implements AutoCloseable {

    private final Account learner;
    private final Stands stands;
    private final Accounts accounts;
    private final Company company;
    private final Site site;
    private final Binding binding;
    private final Meters meters;
    private @Nullable Javalin server;

    VisitedSite(
            Account learner,
            Stands stands,
            Accounts accounts,
            Company company,
            Site site,
            Binding binding,
            Meters meters) {
        this.learner = learner;
        this.stands = stands;
        this.accounts = accounts;
        this.company = company;
        this.site = site;
        this.binding = binding;
        this.meters = meters;
    }

    /** It costs nothing until somebody looks. */
    synchronized Servlet servlet() {
        if (server == null) {
            server = Javalin.create(this::configure);
        }
        return server.javalinServlet();
    }

    private void configure(JavalinConfig config) {
        Gate gate = new Gate(binding);
        Site.configure(config, meters);
        config.routes.before(gate::check);
        config.routes.before(this::refuseVerbs);
        config.routes.get("/", this::toTheirLab);
        config.routes.before("/labs/{lab}", this::note);
        site.addReadingTo(config.routes, gate.token(), new Chrome.Visit(VisitRequest.base(learner), learner.name()));
        config.routes.post("/sessions/{name}/run", this::type);
        config.routes.post("/company/end", ctx -> company.end());
        config.routes.sse("/events", this::join);
    }

    private static Account visitor(Context ctx) {
        return Objects.requireNonNull(ctx.attribute(VisitRequest.VISITOR));
    }

    private void refuseVerbs(Context ctx) {
        boolean reads = ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
        if (!reads && !ctx.path().matches("/sessions/[A-C]/run|/company/end")) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "You only look at the lab of " + learner.name() + ".\nAsk them to do it, or to let you type.");
        }
    }

    private void note(Context ctx) {
        accounts.note(visitor(ctx), "looked at the lab of", learner.name());
    }

    /** The one that they are at, or else the first. */
    private void toTheirLab(Context ctx) {
        String lab = stands.current()
                .map(attempt -> attempt.lab().id())
                .orElseGet(() -> stands.labs().labs().get(0).id());
        ctx.redirect(VisitRequest.base(learner) + "/labs/" + lab);
    }

    private void join(SseClient client) {
        site.hub().joinVisitor(client, company.comes(visitor(client.ctx())));
    }

    private void type(Context ctx) {
        Guest guest = new Guest(visitor(ctx), stands, company);
        if (!guest.mayType()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    learner.name() + " does not let you type.\nAsk them for the button beside their name.");
        }
        accounts.note(guest.teacher(), "typed in the console of", learner.name());
        site.console().run(ctx, guest);
    }

    /** Somebody who teaches, at the learner's console. */
    private record Guest(Account teacher, Stands stands, Company company) implements Typist {

        @Override
        public String name() {
            return teacher.name();
        }

        @Override
        public boolean mayType() {
            return company.mayType(teacher);
        }

        @Override
        public void types(SessionName session, String statement) {
            stands.noteTyped(session, statement);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
        }
    }
}
