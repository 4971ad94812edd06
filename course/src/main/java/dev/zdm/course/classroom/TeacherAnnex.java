package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Joined;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Body;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What those who teach have beside the course: their classes, the wall of each, and what they may do for a learner. */
public final class TeacherAnnex extends SeatAnnex {

    private final Accounts accounts;
    private final Messages messages;
    private final Wall wall;
    private final Assistance assistance;

    /** What may be done for a learner from elsewhere. Each fails with {@link LabProblem} when it cannot be done now. */
    public interface Assistance {

        /** Sets the lab that they are at back to its beginning. */
        void reset(Account learner);

        /** Walks the lab that they are at in their place. */
        void skip(Account learner);

        /** Lets in no more what they have open. */
        void evict(Account learner);
    }

    public TeacherAnnex(
            Account account, Accounts accounts, Messages messages, Wall wall, Assistance assistance, boolean secure) {
        super(account, accounts, messages, secure);
        this.accounts = accounts;
        this.messages = messages;
        this.wall = wall;
        this.assistance = assistance;
    }

    /** One part for each open class: which ones there are changes while pages are open. */
    @Override
    public List<PagePart> parts(Pages pages) {
        List<PagePart> parts = new ArrayList<>(super.parts(pages));
        parts.add(new PagePart("wall", () -> walls(pages)));
        return parts;
    }

    private String walls(Pages pages) {
        StringBuilder html = new StringBuilder();
        for (Cohort cohort : accounts.cohorts()) {
            if (cohort.isOpen()) {
                html.append(wallOf(cohort, pages));
            }
        }
        return html.toString();
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
        routes.post("/classes/{class}/learners/{learner}/{deed}", this::help);
        routes.post("/teachers", this::addTeacher);
    }

    private void classes(Context ctx, Shell shell, Pages pages) {
        List<Cohort> closed =
                accounts.cohorts().stream().filter(cohort -> !cohort.isOpen()).toList();
        ctx.html(shell.page(
                "classroom/classes.jte",
                "Classes",
                "/classes",
                Map.of(
                        "walls",
                        walls(pages),
                        "closed",
                        closed,
                        "open",
                        accounts.cohorts().stream().filter(Cohort::isOpen).toList(),
                        "admin",
                        account().role() == Role.ADMIN)));
    }

    private void audit(Context ctx, Shell shell) {
        ctx.html(shell.page("classroom/audit.jte", "Audit", "/classes", Map.of("deeds", accounts.deeds(500))));
    }

    private void open(Context ctx) {
        Body wish = Body.of(ctx);
        String rows = wish.text("rows").orElse("");
        accounts.open(wish.text("name").orElse(""), rows.isBlank() ? OptionalLong.empty() : number(rows), account());
        wall.lookAnew();
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
        Cohort cohort = cohortOf(ctx);
        List<Account> learners = accounts.learnersOf(cohort);
        accounts.close(cohort, account());
        learners.forEach(assistance::evict);
        wall.lookAnew();
    }

    /** One name a line, or the first column of a table with commas. Answers with each one's key, which nobody can show again. */
    private void enrol(Context ctx) {
        List<String> names = text(ctx)
                .lines()
                .map(line -> line.split("[,;\t]", 2)[0].strip().replaceAll("^\"|\"$", ""))
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("name"))
                .toList();
        StringBuilder keys = new StringBuilder("name,key\n");
        for (Joined joined : accounts.enrol(cohortOf(ctx), names, account())) {
            keys.append('"')
                    .append(joined.account().name().replace("\"", "\"\""))
                    .append("\",")
                    .append(joined.key())
                    .append('\n');
        }
        wall.lookAnew();
        ctx.contentType("text/csv; charset=utf-8").result(keys.toString());
    }

    private void tell(Context ctx) {
        Cohort cohort = cohortOf(ctx);
        messages.tell(cohort, Optional.empty(), account(), text(ctx));
        accounts.note(account(), "told all of", cohort.name());
    }

    private void help(Context ctx) {
        Cohort cohort = cohortOf(ctx);
        Account learner = learnerOf(ctx, cohort);
        String deed = ctx.pathParam("deed");
        switch (deed) {
            case "tell" -> messages.tell(cohort, Optional.of(learner), account(), text(ctx));
            case "hand-down" -> accounts.raiseHand(learner, false);
            case "reset" -> assistance.reset(learner);
            case "skip" -> assistance.skip(learner);
            case "key" -> {
                ctx.contentType("text/plain; charset=utf-8").result(accounts.newKey(learner, account()));
                assistance.evict(learner);
            }
            default -> throw new Refusal(HttpStatus.NOT_FOUND, "There is no such thing to do for a learner.");
        }
        accounts.note(account(), deed, learner.name());
        wall.lookAnew();
    }

    private void addTeacher(Context ctx) {
        if (account().role() != Role.ADMIN) {
            throw new Refusal(HttpStatus.FORBIDDEN, "Only those who run the installation add those who teach.");
        }
        Body wish = Body.of(ctx);
        accounts.add(
                Role.INSTRUCTOR,
                wish.text("name").orElse(""),
                wish.text("login").orElse(""),
                wish.text("password").orElse(""),
                account());
    }

    private static String text(Context ctx) {
        return Body.of(ctx).text("text").orElse("");
    }

    private Cohort cohortOf(Context ctx) {
        String id = ctx.pathParam("class");
        return (id.matches("\\d{1,18}") ? accounts.cohort(Long.parseLong(id)) : Optional.<Cohort>empty())
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such class."));
    }

    private Account learnerOf(Context ctx, Cohort cohort) {
        String id = ctx.pathParam("learner");
        return (id.matches("\\d{1,18}") ? accounts.account(Long.parseLong(id)) : Optional.<Account>empty())
                .filter(account -> account.cohort().equals(OptionalLong.of(cohort.id())))
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such learner in this class."));
    }
}
