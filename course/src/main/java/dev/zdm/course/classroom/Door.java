package dev.zdm.course.classroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Joined;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.page.Pages;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where those come in who are not signed in: with a class's code, a key, a login and its password, or as the first one of all. */
public final class Door {

    private final Accounts accounts;
    private final Pages pages;
    private final String token;
    private final Admission admission;
    private final String setupCode;
    private final Optional<Supplier<OtherWay>> otherWay;

    /**
     * A way to sign in that begins elsewhere.
     *
     * @param name of who lets in there
     * @param address where it begins
     * @param out where a browser signs out there
     */
    public record OtherWay(String name, String address, String out) {}

    /**
     * @param token what forms of these pages have to show
     * @param setupCode what the first admin shows; the process printed it to whoever started it
     * @param otherWay beside key and password, if there is one
     */
    public Door(
            Accounts accounts,
            Pages pages,
            String token,
            Admission admission,
            String setupCode,
            Optional<Supplier<OtherWay>> otherWay) {
        this.accounts = accounts;
        this.pages = pages;
        this.token = token;
        this.admission = admission;
        this.setupCode = setupCode;
        this.otherWay = otherWay;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/sign-in", ctx -> show(ctx, "sign-in", Map.of()));
        routes.get("/join", ctx -> show(ctx, "join", Map.of("code", orEmpty(ctx.queryParam("code")))));
        routes.get("/setup", ctx -> show(ctx, "setup", Map.of()));
        routes.post("/join", ctx -> orAgain(ctx, "join", this::join));
        routes.post("/sign-in/key", ctx -> orAgain(ctx, "sign-in", this::withKey));
        routes.post("/sign-in/password", ctx -> orAgain(ctx, "sign-in", this::withPassword));
        routes.post("/setup", ctx -> orAgain(ctx, "setup", this::setUp));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void show(Context ctx, String form, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("form", form, "token", token));
        otherWay.ifPresent(way -> all.put("otherWay", way.get()));
        all.putAll(values);
        ctx.html(pages.html("classroom/door.jte", all));
    }

    private interface Entry {
        void enter(Context ctx);
    }

    /** What is wrong is said above the form, which keeps what was typed but for secrets. */
    private void orAgain(Context ctx, String form, Entry entry) {
        try {
            entry.enter(ctx);
        } catch (LabProblem.Usage problem) {
            ctx.status(HttpStatus.CONFLICT);
            show(
                    ctx,
                    form,
                    Map.of(
                            "problem",
                            problem.getMessage() + " " + problem.whatToDo(),
                            "code",
                            form.equals("join") ? typed(ctx, "code") : "",
                            "name",
                            typed(ctx, "name"),
                            "login",
                            typed(ctx, "login")));
        }
    }

    private static String typed(Context ctx, String field) {
        return orEmpty(ctx.formParam(field));
    }

    private void join(Context ctx) {
        Joined joined = accounts.join(typed(ctx, "code"), typed(ctx, "name"), ctx.ip());
        admission.letIn(ctx, joined.account());
        show(ctx, "joined", Map.of("key", joined.key(), "name", joined.account().name()));
    }

    private void withKey(Context ctx) {
        admission.letIn(ctx, accounts.whoHasKey(typed(ctx, "key"), ctx.ip()));
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void withPassword(Context ctx) {
        admission.letIn(ctx, accounts.whoHasPassword(typed(ctx, "login"), typed(ctx, "password"), ctx.ip()));
        ctx.redirect("/classes", HttpStatus.SEE_OTHER);
    }

    private void setUp(Context ctx) {
        boolean right = MessageDigest.isEqual(typed(ctx, "code").getBytes(UTF_8), setupCode.getBytes(UTF_8));
        if (!right || accounts.hasAdmin()) {
            throw new LabProblem.Usage(
                    accounts.hasAdmin() ? "Somebody runs this installation already." : "That is not the code.",
                    accounts.hasAdmin() ? "Sign in, or ask them." : "The process prints it when it starts.");
        }
        admission.letIn(
                ctx, accounts.add(Role.ADMIN, typed(ctx, "name"), typed(ctx, "login"), typed(ctx, "password"), null));
        ctx.redirect("/classes", HttpStatus.SEE_OTHER);
    }
}
