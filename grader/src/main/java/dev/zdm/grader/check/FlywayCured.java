package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code flyway-cured}: the last process of Flyway's that changed the shop kept no transaction open in one of its sessions while another one
 * ran DDL. As long as it does, the next concurrent build hangs again. The server's log knows every BEGIN and COMMIT of theirs.
 */
record FlywayCured() implements Check {

    private static final Pattern OPENS =
            Pattern.compile("\\s*(BEGIN|START\\s+TRANSACTION)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CLOSES = Pattern.compile(
            "\\s*(COMMIT|ROLLBACK(?!\\s+TO)|END|ABORT)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public String claim() {
        return "Flyway kept no transaction open beside the one that changed the shop";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Statement> statements = phase.statements();
        Optional<Deployer> last = phase.deployers().stream()
                .filter(deployer -> !deployer.applied().isEmpty())
                .filter(deployer -> statements.stream().anyMatch(statement -> changes(statement, deployer)))
                .max(Comparator.comparing(Deployer::at));
        if (last.isEmpty()) {
            return Ruling.broken("no deployer changed the shop in this phase");
        }
        for (Open open : openTransactions(last.get(), statements, phase)) {
            Optional<Statement> beside = statements.stream()
                    .filter(statement -> changes(statement, last.get()))
                    .filter(statement -> !statement.session().equals(open.session()))
                    .filter(statement -> open.span().contains(statement.began()))
                    .findFirst();
            if (beside.isPresent()) {
                return Ruling.broken(
                        Wording.session(open.session()) + " of Flyway's had a transaction open while "
                                + Wording.session(beside.get().session()) + " worked, "
                                + Wording.when(beside.get().began(), phase),
                        List.of(Wording.statement(beside.get().text())));
            }
        }
        return Ruling.kept("no other transaction of its was open while it worked, "
                + Wording.when(last.get().span(), phase));
    }

    private static boolean changes(Statement statement, Deployer deployer) {
        return statement.isDdl() && deployer.sessions().contains(statement.session());
    }

    private record Open(Session session, Span span) {}

    private static List<Open> openTransactions(Deployer deployer, List<Statement> statements, Evidence phase) {
        List<Open> all = new ArrayList<>();
        for (Session session : deployer.sessions()) {
            Instant began = null;
            for (Statement statement : statements) {
                if (!statement.session().equals(session)) {
                    continue;
                }
                if (began == null && OPENS.matcher(statement.text()).matches()) {
                    began = statement.began();
                } else if (began != null && CLOSES.matcher(statement.text()).matches()) {
                    all.add(new Open(session, new Span(began, statement.began())));
                    began = null;
                }
            }
            if (began != null) {
                all.add(new Open(session, new Span(began, phase.span().to())));
            }
        }
        return all;
    }
}
