package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a learner has beside the course: their seat, and a word on who looks at their lab and may type in it. */
public final class LearnerAnnex extends SeatAnnex {

    private final Accounts accounts;
    private final Company company;

    /** @param secure whether browsers come over TLS */
    public LearnerAnnex(Account account, Accounts accounts, Messages messages, Company company, boolean secure) {
        super(account, accounts, messages, secure);
        this.accounts = accounts;
        this.company = company;
    }

    /** {@code company} is on the learner's own pages, {@code visit} on those that somebody looks through. */
    @Override
    public List<PagePart> parts(Pages pages) {
        List<PagePart> parts = new ArrayList<>(super.parts(pages));
        parts.add(PagePart.learnersOwn("company", () -> company(pages)));
        parts.add(new PagePart(
                "visit",
                () -> pages.html(
                        "classroom/visit.jte", Map.of("learner", account().name(), "typist", typist()))));
        return parts;
    }

    private String company(Pages pages) {
        company.learnerIsHere();
        return pages.html("classroom/company.jte", Map.of("onlookers", company.onlookers(), "typist", typist()));
    }

    private String typist() {
        return company.typist().map(Account::name).orElse("");
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        super.addTo(routes, shell, pages);
        routes.post("/seat/company/{teacher}/invite", this::invite);
        routes.post("/seat/company/end", ctx -> company.end());
    }

    private void invite(Context ctx) {
        String teacher = ctx.pathParam("teacher");
        if (!teacher.matches("\\d{1,18}")) {
            throw new Refusal(HttpStatus.NOT_FOUND, "There is nobody of that number.");
        }
        company.learnerIsHere();
        company.invite(Long.parseLong(teacher));
        accounts.note(
                account(),
                "let somebody type along",
                Optional.of(typist()).filter(name -> !name.isEmpty()).orElse("nobody"));
    }

    @Override
    void signsOut() {
        company.end();
    }
}
