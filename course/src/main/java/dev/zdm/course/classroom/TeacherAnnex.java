package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Joined;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.attempts.AttemptRow;
import dev.zdm.course.live.LockGraph;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import dev.zdm.course.sheet.NameList;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.PastAttempt;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.live.LiveState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What those who teach have beside the course: their classes, the wall of each, and what they may do for a learner. */
public final class TeacherAnnex extends SeatAnnex {

    private final Accounts accounts;
    private final Roll roll;
    private final Messages messages;
    private final Wall wall;
    private final Assistance assistance;
    private final Clock clock;
    private volatile @Nullable Account lookedAt;

    /** What may be done for a learner from elsewhere. Each fails with {@link LabProblem} when it cannot be done now. */
    public interface Assistance {

        /** Sets the lab that they are at back to its beginning. */
        void reset(Account learner);

        /** Walks the lab that they are at in their place. */
        void skip(Account learner);

        /** Readies what a class needs before its learners come; does not wait for that. */
        void opened(Cohort cohort);

        /** Has their stand live longer than it would. */
        void extend(Account learner);

        /** Lets in no more what they have open. */
        void evict(Account learner);

        /** What the provider is called with which they may sign in; empty when there is none. */
        Optional<String> provider();

        LabCatalog labs();

        /** What they did at a lab, as files. */
        LabFolder folder(Account learner, Lab lab);

        /** Who waits for locks on their stand; empty while they are not here. */
        List<LiveState.Node> queue(Account learner);
    }

    public TeacherAnnex(
            Account account,
            Accounts accounts,
            Messages messages,
            Wall wall,
            Assistance assistance,
            boolean secure,
            Clock clock) {
        super(account, accounts, messages, secure);
        this.accounts = accounts;
        this.roll = new Roll(accounts);
        this.messages = messages;
        this.wall = wall;
        this.assistance = assistance;
        this.clock = clock;
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        List<PagePart> parts = new ArrayList<>(super.parts(pages));
        parts.add(new PagePart("wall", () -> walls(wall.open(), pages)));
        parts.add(new PagePart("learner-queue", () -> queue(pages)));
        return parts;
    }

    private String walls(List<Cohort> open, Pages pages) {
        return open.stream().map(cohort -> wallOf(cohort, pages)).collect(Collectors.joining());
    }

    private static List<Cohort> open(List<Cohort> cohorts) {
        return cohorts.stream().filter(Cohort::isOpen).toList();
    }

    private String wallOf(Cohort cohort, Pages pages) {
        List<WallRow> rows = wall.of(cohort);
        List<WallRow> queue = rows.stream()
                .filter(row -> row.account().handRaised().isPresent())
                .sorted(Comparator.comparing(row -> row.account().handRaised().orElseThrow()))
                .toList();
        return pages.html("classroom/wall.jte", Map.of("cohort", cohort, "rows", rows, "queue", queue));
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        super.addTo(routes, shell, pages);
        routes.get("/classes", ctx -> classes(ctx, shell, pages));
        routes.get("/classes/audit", ctx -> audit(ctx, shell));
        routes.post("/classes", this::open);
        routes.post("/classes/{class}/close", this::close);
        routes.post("/classes/{class}/enrol", this::enrol);
        routes.post("/classes/{class}/tell", this::tell);
        routes.get("/classes/{class}/learners/{learner}", ctx -> learner(ctx, shell, pages));
        routes.post("/classes/{class}/learners/{learner}/{deed}", this::help);
        routes.post("/teachers", this::addTeacher);
        routes.post("/teachers/{teacher}/{deed}", this::change);
        routes.get("/visit/{learner}/<path>", TeacherAnnex::notHere);
        new ResultRoutes(account(), roll, assistance, clock).addTo(routes, shell);
    }

    private void classes(Context ctx, Shell shell, Pages pages) {
        List<Cohort> all = accounts.cohorts();
        List<Cohort> open = open(all);
        ctx.html(shell.page(
                "classroom/classes.jte",
                "Classes",
                "/classes",
                Map.of(
                        "walls",
                        walls(open, pages),
                        "closed",
                        all.stream().filter(cohort -> !cohort.isOpen()).toList(),
                        "open",
                        open,
                        "provider",
                        assistance.provider().orElse(""),
                        "admin",
                        account().role() == Role.ADMIN,
                        "me",
                        account().id(),
                        "staff",
                        account().role() == Role.ADMIN ? accounts.staff() : List.of())));
    }

    private void audit(Context ctx, Shell shell) {
        ctx.html(shell.page("classroom/audit.jte", "Audit", "/classes", Map.of("deeds", accounts.deeds(500))));
    }

    private void open(Context ctx) {
        String rows = typed(ctx, "rows");
        assistance.opened(
                accounts.open(typed(ctx, "name"), rows.isBlank() ? OptionalLong.empty() : number(rows), account()));
        backToTheClasses(ctx);
    }

    /** The forms of this page work without scripts, so that a quick hand cannot be quicker than they are. */
    private void backToTheClasses(Context ctx) {
        wall.lookAnew();
        ctx.redirect("/classes", HttpStatus.SEE_OTHER);
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip().replace(",", "").replace("_", "")));
        } catch (NumberFormatException e) {
            throw new LabProblem.Usage(
                    "'" + text.strip() + "' is no number of orders.", "Write one like 200000, or nothing.");
        }
    }

    private void close(Context ctx) {
        Cohort cohort = roll.cohort(ctx);
        List<Account> learners = accounts.learnersOf(cohort);
        accounts.close(cohort, account());
        learners.forEach(assistance::evict);
        backToTheClasses(ctx);
    }

    /** One name a line, or the first column of a table with commas. Answers with each one's key, which nobody can show again. */
    private void enrol(Context ctx) {
        List<Joined> joined = accounts.enrol(roll.cohort(ctx), NameList.of(typed(ctx, "text")), account());
        wall.lookAnew();
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"keys.csv\"")
                .result(Joined.sheet(joined));
    }

    private void tell(Context ctx) {
        Cohort cohort = roll.cohort(ctx);
        messages.tell(cohort, Optional.empty(), account(), typed(ctx, "text"));
        accounts.note(account(), "told all of", cohort.name());
        backToTheClasses(ctx);
    }

    private void help(Context ctx) {
        Cohort cohort = roll.cohort(ctx);
        Account learner = roll.learner(ctx, cohort);
        String deed = ctx.pathParam("deed");
        String key = "";
        switch (deed) {
            case "tell" -> messages.tell(cohort, Optional.of(learner), account(), typed(ctx, "text"));
            case "hand-down" -> accounts.raiseHand(learner, false);
            case "reset" -> assistance.reset(learner);
            case "skip" -> assistance.skip(learner);
            case "extend" -> assistance.extend(learner);
            case "key" -> {
                // The old one opens nothing any more before its pages are closed: they would come back at once.
                key = accounts.newKey(learner, account());
                assistance.evict(learner);
            }
            default -> throw new Refusal(HttpStatus.NOT_FOUND, "There is no such thing to do for a learner.");
        }
        accounts.note(account(), deed, learner.name());
        wall.lookAnew();
        if (deed.equals("key")) {
            ctx.contentType("text/plain; charset=utf-8").result(key + "\n");
        } else {
            ctx.redirect("/classes/" + cohort.id() + "/learners/" + learner.id(), HttpStatus.SEE_OTHER);
        }
    }

    private void learner(Context ctx, Shell shell, Pages pages) {
        Account learner = roll.learner(ctx, roll.cohort(ctx));
        lookedAt = learner;
        List<AttemptRow> attempts = assistance.labs().labs().stream()
                .flatMap(lab -> assistance.folder(learner, lab).attempts().stream()
                        .map(folder ->
                                new AttemptRow(PastAttempt.of(lab, folder), clock.instant(), ZoneId.systemDefault())))
                .sorted(Comparator.comparing(
                                (AttemptRow row) -> row.past().attempt().began())
                        .reversed())
                .toList();
        ctx.html(shell.page(
                "classroom/learner.jte",
                learner.name(),
                "/classes",
                Map.of("cohort", roll.cohort(ctx), "learner", learner, "attempts", attempts, "queue", queue(pages))));
    }

    /** The lock queue on the stand of whoever was looked at last. */
    private String queue(Pages pages) {
        Account learner = lookedAt;
        List<LiveState.Node> queue = learner == null ? List.of() : assistance.queue(learner);
        return queue.isEmpty()
                ? "<p>Nobody waits on this stand.</p>"
                : LockGraph.of(queue).svg() + pages.html("live/queue.jte", Map.of("queue", queue));
    }

    /** Whoever is here is shown by their own site. */
    private static void notHere(Context ctx) {
        throw new LabProblem.Usage("That learner is not here.", "They open the course first.");
    }

    private void addTeacher(Context ctx) {
        requireAdmin();
        accounts.add(Role.INSTRUCTOR, typed(ctx, "name"), typed(ctx, "login"), typed(ctx, "password"), account());
        backToTheClasses(ctx);
    }

    /** What whoever runs the installation may do for, or to, somebody who teaches. */
    private void change(Context ctx) {
        requireAdmin();
        Account teacher = roll.teacher(ctx);
        switch (ctx.pathParam("deed")) {
            case "password" -> accounts.newPassword(teacher, typed(ctx, "password"), account());
            case "sign-out" -> accounts.signOutEverywhere(teacher, account());
            case "dismiss" -> accounts.dismiss(teacher, account());
            default ->
                throw new Refusal(HttpStatus.NOT_FOUND, "There is no such thing to do for somebody who teaches.");
        }
        assistance.evict(teacher);
        backToTheClasses(ctx);
    }

    private void requireAdmin() {
        if (account().role() != Role.ADMIN) {
            throw new Refusal(HttpStatus.FORBIDDEN, "Only those who run the installation decide who teaches.");
        }
    }

    private static String typed(Context ctx, String field) {
        String text = ctx.formParam(field);
        return text == null ? "" : text;
    }
}
