package dev.zdm.course.oidc;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Identities;
import dev.zdm.course.classroom.Admission;
import dev.zdm.course.classroom.Cookies;
import dev.zdm.course.classroom.Door;
import dev.zdm.course.oidc.Journey.Arrived;
import dev.zdm.course.oidc.Journey.Leaving;
import dev.zdm.course.page.Pages;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sign-in/oidc}: to the provider and back. Whoever is known there comes in; whoever is not says with a class's code or a key who they are
 * here. Only the browser that set out can come back, by a cookie of its own, once.
 */
public final class OidcDoor {

    private static final String BEGIN = "/sign-in/oidc";
    private static final String BACK = BEGIN + "/back";
    private static final String WHO = BEGIN + "/who";
    private static final String OUT = BEGIN + "/out";
    private static final String COOKIE = "course-oidc";

    private final Provider provider;
    private final Journeys journeys;
    private final Accounts accounts;
    private final Identities identities;
    private final Pages pages;
    private final String token;
    private final Admission admission;
    private final Supplier<URI> address;

    /**
     * @param token what forms of these pages have to show
     * @param address of this site, as the provider knows it; nothing that a request says changes it
     */
    public OidcDoor(
            OidcSettings settings,
            Accounts accounts,
            Identities identities,
            Pages pages,
            String token,
            Admission admission,
            Supplier<URI> address,
            Clock clock) {
        this.provider = new Provider(settings, clock);
        this.journeys = new Journeys(clock);
        this.accounts = accounts;
        this.identities = identities;
        this.pages = pages;
        this.token = token;
        this.admission = admission;
        this.address = address;
    }

    public void addTo(RoutesConfig routes) {
        routes.get(BEGIN, ctx -> orWhy(ctx, this::begin));
        routes.get(BACK, ctx -> orWhy(ctx, this::back));
        routes.get(WHO, ctx -> orWhy(ctx, this::who));
        routes.get(OUT, ctx -> orWhy(ctx, this::out));
        routes.post(BEGIN + "/join", ctx -> orWhy(ctx, this::join));
        routes.post(BEGIN + "/key", ctx -> orWhy(ctx, this::withKey));
        routes.post(BEGIN + "/connect", ctx -> orWhy(ctx, this::connect));
    }

    /** What pages call the provider. */
    public String providerName() {
        return provider.name();
    }

    /** What the sign-in page shows of it. Its address is that of the site's own name, where the browser will come back to. */
    public Door.OtherWay way() {
        return new Door.OtherWay(provider.name(), address.get().resolve(BEGIN).toString(), OUT);
    }

    private interface Step {
        void take(Context ctx);
    }

    private void orWhy(Context ctx, Step step) {
        try {
            step.take(ctx);
        } catch (LabProblem.Usage | LabProblem.Unfit problem) {
            ctx.status(statusOf(problem));
            show(ctx, "problem", Map.of("problem", problem.getMessage() + " " + problem.whatToDo()));
        }
    }

    static HttpStatus statusOf(LabProblem problem) {
        return problem instanceof LabProblem.Usage ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE;
    }

    private void begin(Context ctx) {
        ctx.redirect(setOut(ctx, OptionalLong.empty()).toString());
    }

    /**
     * Remembers that this browser is on its way.
     *
     * @param connecting the account that it is to be connected to
     * @return where it goes
     */
    URI setOut(Context ctx, OptionalLong connecting) {
        Leaving leaving = Leaving.now(connecting);
        URI there = provider.signInAddress(leaving, address.get().resolve(BACK));
        give(ctx, journeys.keep(leaving));
        return there;
    }

    private void back(Context ctx) {
        Leaving leaving = secretOf(ctx)
                .flatMap(secret -> journeys.take(secret, Leaving.class))
                .filter(one -> one.state().getValue().equals(ctx.queryParam("state")))
                .orElseThrow(this::notBegun);
        identities.refuseGuessing(ctx.ip());
        Arrived arrived;
        try {
            arrived = new Arrived(
                    provider.whoCameBack(
                            ctx.queryParamMap(), leaving, address.get().resolve(BACK)),
                    leaving.connecting());
        } catch (LabProblem.Usage unverified) {
            identities.failed(ctx.ip());
            throw unverified;
        }
        Optional<Account> known = Optional.empty();
        if (leaving.connecting().isPresent()) {
            requireSame(ctx, leaving);
        } else {
            known = identities.whoIs(arrived.identity());
        }
        if (known.isPresent()) {
            letIn(ctx, known.get());
        } else {
            give(ctx, journeys.keep(arrived));
            ctx.redirect(WHO, HttpStatus.SEE_OTHER);
        }
    }

    /** At an address of its own, so that the page can be loaded again and the provider's code is not in it. */
    private void who(Context ctx) {
        Arrived arrived = secretOf(ctx)
                .flatMap(secret -> journeys.look(secret, Arrived.class))
                .orElseThrow(this::notBegun);
        show(
                ctx,
                arrived.connecting().isPresent() ? "connect" : "arrived",
                Map.of("name", arrived.identity().name()));
    }

    /** The course does not end what the provider remembers of a browser, but leads there. */
    private void out(Context ctx) {
        URI there = provider.signOutAddress()
                .orElseThrow(() -> new LabProblem.Usage(
                        provider.name() + " has no page to sign out.",
                        "Sign out there as you do elsewhere, or close the browser."));
        ctx.redirect(there.toString(), HttpStatus.SEE_OTHER);
    }

    /** Of a browser that is back, and for the same purpose. */
    private Arrived arrived(Context ctx, boolean connecting) {
        return secretOf(ctx)
                .flatMap(secret -> journeys.look(secret, Arrived.class))
                .filter(one -> one.connecting().isPresent() == connecting)
                .orElseThrow(this::notBegun);
    }

    private void join(Context ctx) {
        Arrived arrived = arrived(ctx, false);
        orAgain(
                ctx,
                arrived,
                // The same form, sent twice, is one learner.
                () -> identities
                        .whoIs(arrived.identity())
                        .orElseGet(() ->
                                identities.join(typed(ctx, "code"), arrived.identity(), typed(ctx, "name"), ctx.ip())));
    }

    private void withKey(Context ctx) {
        Arrived arrived = arrived(ctx, false);
        orAgain(ctx, arrived, () -> {
            Account learner = accounts.whoHasKey(typed(ctx, "key"), ctx.ip());
            identities.connect(learner, arrived.identity());
            return learner;
        });
    }

    /** What is wrong is said above the forms. A name can be typed from then on: the provider's may be taken. */
    private void orAgain(Context ctx, Arrived arrived, Supplier<Account> entry) {
        try {
            letIn(ctx, entry.get());
        } catch (LabProblem.Usage problem) {
            ctx.status(HttpStatus.CONFLICT);
            show(
                    ctx,
                    "arrived",
                    Map.of(
                            "name",
                            arrived.identity().name(),
                            "problem",
                            problem.getMessage() + " " + problem.whatToDo(),
                            "code",
                            typed(ctx, "code"),
                            "otherwise",
                            true));
        }
    }

    private void connect(Context ctx) {
        Arrived arrived = arrived(ctx, true);
        Account account = requireSame(ctx, arrived);
        identities.connect(account, arrived.identity());
        end(ctx);
        ctx.redirect(OidcAnnex.PATH, HttpStatus.SEE_OTHER);
    }

    /** Whoever wanted to connect their account is still the one who is signed in. */
    private Account requireSame(Context ctx, Journey journey) {
        return Cookies.token(ctx.req())
                .flatMap(accounts::whoHas)
                .filter(account -> journey.connecting().equals(OptionalLong.of(account.id())))
                .orElseThrow(() -> new LabProblem.Usage(
                        "Whoever wanted to be connected is not signed in any more.", "Sign in, then begin again."));
    }

    private LabProblem notBegun() {
        return new LabProblem.Usage(
                "This browser has not begun to sign in, or more than " + Journeys.LIMIT.toMinutes() + " minutes ago.",
                "Begin again at " + address.get().resolve("/sign-in") + " and go on in the same browser.");
    }

    private void letIn(Context ctx, Account account) {
        end(ctx);
        admission.letIn(ctx, account);
        ctx.redirect(account.teaches() ? "/classes" : "/", HttpStatus.SEE_OTHER);
    }

    private void end(Context ctx) {
        secretOf(ctx).ifPresent(secret -> journeys.take(secret, Arrived.class));
        ctx.cookie(cookie("", 0));
    }

    private void give(Context ctx, String secret) {
        ctx.cookie(cookie(secret, (int) Journeys.LIMIT.toSeconds()));
    }

    /** Lax, as the provider's page leads back here. */
    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, BEGIN, seconds, admission.secure(), true, null, SameSite.LAX);
    }

    private static Optional<String> secretOf(Context ctx) {
        return Optional.ofNullable(ctx.cookie(COOKIE));
    }

    private static String typed(Context ctx, String field) {
        @Nullable String text = ctx.formParam(field);
        return text == null ? "" : text;
    }

    private void show(Context ctx, String form, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("form", form, "token", token, "provider", provider.name()));
        all.putAll(values);
        ctx.html(pages.html("classroom/oidc.jte", all));
    }
}
