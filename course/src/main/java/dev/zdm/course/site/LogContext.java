package dev.zdm.course.site;

import dev.zdm.course.accounts.Account;
import dev.zdm.runner.stand.Stand;
import org.slf4j.MDC;

/**
 * For whom this thread works, and at which lab they are: what it logs between {@link #enter} and {@link #leave} says so. An account is named by its
 * number; its name is nobody's business who reads logs.
 */
final class LogContext {

    private static final String ACCOUNT = "account";
    private static final String LAB = "lab";

    private LogContext() {}

    static void enter(Account account, Stand stand) {
        MDC.put(ACCOUNT, Long.toString(account.id()));
        stand.current().ifPresent(attempt -> MDC.put(LAB, attempt.lab().id()));
    }

    static void leave() {
        MDC.remove(ACCOUNT);
        MDC.remove(LAB);
    }
}
