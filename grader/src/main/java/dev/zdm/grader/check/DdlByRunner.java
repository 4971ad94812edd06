package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ddl-by-runner}: since the attempt began the shop was changed by files that the stand's migration runner or Flyway applied, and by
 * nothing else; and there was one in this phase.
 *
 * @param except tags that may come by hand, {@code DROP INDEX} to clear up what a failed build has left
 */
record DdlByRunner(List<String> except) implements Check {

    private static final Pattern OUTSIDE_THE_SHOP = Pattern.compile(
            "pg_temp.*"
                    + "|(.* on )?public\\.(migration_history|migration_tries|flyway_schema_history)(_pkey|_pk|_s_idx|_id_seq)?(\\..*)?");
    /** A block that commits on its way has changed something, however it ends. */
    private static final Pattern COMMITS = Pattern.compile("\\bCOMMIT\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public String claim() {
        return "whatever changed the shop was a file that the runner applied";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Set<Session> runner = Stream.concat(
                        phase.migrationsSoFar().stream().map(Migration::session),
                        phase.deployersSoFar().stream().flatMap(deployer -> deployer.sessions().stream()))
                .collect(Collectors.toSet());
        Optional<Statement> byHand = phase.statementsSoFar().stream()
                .filter(statement -> !runner.contains(statement.session()))
                .filter(this::changesTheShop)
                .findFirst();
        if (byHand.isPresent()) {
            Statement statement = byHand.get();
            return Ruling.broken(
                            "done by hand " + Wording.when(statement.began(), phase),
                            List.of(Wording.statement(statement.text()) + " in "
                                    + Wording.session(statement.session())))
                    .at(statement.began());
        }
        long applied = phase.migrations().stream().filter(Migration::applied).count()
                + phase.deployers().stream()
                        .mapToLong(deployer -> deployer.applied().size())
                        .sum();
        return applied == 0
                ? Ruling.broken("the runner has applied no file in this phase")
                : EndState.keptUnlessUnseen(Wording.count(applied, "file") + " applied, nothing by hand", phase);
    }

    /** What lives in one session alone changes nothing for anybody; the runner keeps its book in tables of its own. */
    private boolean changesTheShop(Statement statement) {
        return (!statement.failed() || COMMITS.matcher(statement.text()).find())
                && statement
                        .ddlEnds()
                        .filter(end -> !except.contains(end.tag()))
                        .anyMatch(end -> end.objects().isEmpty()
                                || !end.objects().stream()
                                        .allMatch(object -> OUTSIDE_THE_SHOP
                                                .matcher(object.identity())
                                                .matches()));
    }
}
