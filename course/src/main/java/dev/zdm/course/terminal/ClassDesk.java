package dev.zdm.course.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.zdm.course.academy.Academy;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Joined;
import dev.zdm.course.accounts.Accounts.Opened;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.results.ClassResults;
import dev.zdm.course.sheet.Sheet;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.attempt.AttemptFolders;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Does what a terminal orders about classes, in the process that has the server. What it changes is in the audit as the terminal's. */
public final class ClassDesk {

    /** By this name the running process is asked. */
    public static final String VERB = "class";

    private final Accounts accounts;
    private final LabRunner runner;
    private final Clock clock;

    public ClassDesk(Academy academy, LabRunner runner, Clock clock) {
        this.accounts = new Accounts(academy);
        this.runner = runner;
        this.clock = clock;
    }

    /** @return what is to be printed */
    public JsonNode answer(JsonNode order) {
        return TextNode.valueOf(does(ClassOrder.of(order)));
    }

    String does(ClassOrder order) {
        return switch (order.verb()) {
            case CREATE -> create(order);
            case RESULTS -> results(order);
        };
    }

    private String create(ClassOrder order) {
        Opened opened = accounts.open(order.name(), order.learners(), Accounts.TERMINAL);
        String code = opened.cohort().code();
        return order.learners().isEmpty()
                ? code + "\n"
                : Sheet.COMMAS.of(
                        List.of("code", "name", "key"),
                        opened.learners().stream()
                                .map((Joined one) -> List.of(code, one.account().name(), one.key()))
                                .toList());
    }

    private String results(ClassOrder order) {
        Cohort cohort = accounts.cohorts().stream()
                .filter(one -> one.name().equals(order.name()))
                .min(Comparator.comparing((Cohort one) -> !one.isOpen()))
                .orElseThrow(() -> new LabProblem.Usage(
                        "No class is called '" + order.name() + "'.", "The page /classes lists them."));
        accounts.note(Accounts.TERMINAL, "exported the results of", cohort.name());
        ClassResults results = ClassResults.of(
                accounts.learnersOf(cohort),
                runner.labs(),
                (learner, lab) -> new AttemptFolders(runner.home().attempts().resolve(learner.learner())).at(lab),
                clock.instant());
        return order.format().of(cohort.name(), results);
    }
}
