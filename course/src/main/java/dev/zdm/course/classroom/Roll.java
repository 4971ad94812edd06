package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.page.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.OptionalLong;

/** The class and the learner that an address names, {@code /classes/{class}/learners/{learner}}. Whom it does not name there is refused with 404. */
record Roll(Accounts accounts) {

    Cohort cohort(Context ctx) {
        String id = ctx.pathParam("class");
        return (id.matches("\\d{1,18}") ? accounts.cohort(Long.parseLong(id)) : Optional.<Cohort>empty())
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such class."));
    }

    Account learner(Context ctx, Cohort cohort) {
        String id = ctx.pathParam("learner");
        return (id.matches("\\d{1,18}") ? accounts.account(Long.parseLong(id)) : Optional.<Account>empty())
                .filter(account -> account.cohort().equals(OptionalLong.of(cohort.id())))
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such learner in this class."));
    }

    /** Whom {@code /teachers/{teacher}} names. */
    Account teacher(Context ctx) {
        String id = ctx.pathParam("teacher");
        return (id.matches("\\d{1,18}") ? accounts.account(Long.parseLong(id)) : Optional.<Account>empty())
                .filter(Account::teaches)
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "Nobody who teaches is meant by that."));
    }
}
