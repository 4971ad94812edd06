package dev.zdm.grader.check;

import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of check that a lab may name, and what each of them makes of its arguments. */
public final class Vocabulary {

    /** The request log has nothing shorter. */
    private static final Duration SHORTEST_LIMIT = Duration.ofMillis(100);

    private static final Map<String, Function<Arguments, Check>> KINDS = Stream.of(
                    kind("index-exists", arguments -> new IndexExists(IndexShape.of(arguments))),
                    kind("index-valid", arguments -> new IndexValid(IndexShape.of(arguments))),
                    kind("index-absent", arguments -> new IndexAbsent(IndexShape.of(arguments))),
                    kind("no-invalid-index", arguments -> new NoInvalidIndex()),
                    kind("indexes-kept", arguments -> new IndexesKept(arguments.optionalColumnLists("except"))),
                    kind("index-built-concurrently", arguments -> new IndexBuiltConcurrently(IndexShape.of(arguments))),
                    kind("invalid-index-seen", arguments -> new InvalidIndexSeen(arguments.optionalText("table"))),
                    kind("lock-held", Vocabulary::lockHeld),
                    kind("lock-queue", Vocabulary::lockQueue),
                    kind("requests-waited", Vocabulary::requestsWaited),
                    kind("requests-refused", arguments -> new RequestsRefused(arguments.atLeastOne("at-least"))),
                    kind("reads-went-on", arguments -> new ReadsWentOn()),
                    kind("no-request-blocked", Vocabulary::noRequestBlocked),
                    kind("actor-undisturbed", arguments -> new ActorUndisturbed(arguments.text("actor"))),
                    kind("retries-back-off", Vocabulary::retriesBackOff),
                    kind("ddl-guarded", Vocabulary::ddlGuarded),
                    kind("ddl-by-runner", arguments -> new DdlByRunner(arguments.optionalTexts("except"))),
                    kind("rollbacks-rehearsed", arguments -> new RollbacksRehearsed()),
                    kind("flyway-hung", arguments -> new FlywayHung(arguments.duration("at-least"))),
                    kind("flyway-applied", arguments -> new FlywayApplied(arguments.texts("versions"))),
                    kind("flyway-deployers", arguments -> new FlywayDeployers(arguments.atLeastOne("at-least"))),
                    kind("flyway-cured", arguments -> new FlywayCured()),
                    kind(
                            "flyway-history",
                            arguments -> new FlywayHistory(arguments.checkId(), arguments.texts("versions"))),
                    kind("lint-refuses", arguments -> new LintRefuses()),
                    kind("lint-passes", arguments -> new LintPasses()),
                    kind("lint-reasons", arguments -> new LintReasons()),
                    kind("lint-own", arguments -> new LintOwn()),
                    kind("alert-rings", Vocabulary::alertRings),
                    kind("alert-silent", Vocabulary::alertSilent),
                    kind("alerts-answer", Vocabulary::alertsAnswer),
                    kind("rehearsed-within", arguments -> new RehearsedWithin(arguments.duration("at-most"))),
                    kind("gate-handed-in", arguments -> new GateHandedIn()),
                    kind("log-estimated", Vocabulary::logEstimated),
                    kind("production-estimated", Vocabulary::productionEstimated),
                    kind("column-exists", Vocabulary::columnExists),
                    kind("column-absent", Vocabulary::columnAbsent),
                    kind("constraint-exists", Vocabulary::constraintExists),
                    kind("sql", arguments -> shopAnswer(arguments, false)),
                    kind("sql-always", arguments -> shopAnswer(arguments, true)),
                    kind("no-lost-writes", arguments -> new NoLostWrites()),
                    kind("requests-failed", Vocabulary::requestsFailed),
                    kind("apps-served", Vocabulary::appsServed),
                    kind("apps-apart", arguments -> new AppsApart(arguments.texts("apps"))),
                    kind("rolled-back", Vocabulary::rolledBack),
                    kind("words-handed-in", arguments -> new WordsHandedIn(arguments.texts("phases"))),
                    kind("apps-at-end", arguments -> new AppsAtEnd(arguments.texts("apps"))),
                    kind("no-scan-under-lock", arguments -> new NoScanUnderLock(arguments.optionalText("table"))),
                    kind("no-rewrite", arguments -> new NoRewrite(arguments.text("table"))),
                    kind("longest-transaction", arguments -> new LongestTransaction(arguments.duration("at-most"))),
                    kind("rows-per-commit", Vocabulary::rowsPerCommit),
                    kind("table-growth", Vocabulary::tableGrowth),
                    kind("dead-tuples", Vocabulary::deadTuples),
                    kind("wal-rate", Vocabulary::walRate),
                    kind(
                            "replica-lag",
                            arguments -> new ReplicaLag(arguments.duration("at-most"), arguments.reachesBack())),
                    kind("lock-held-briefly", Vocabulary::lockHeldBriefly))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));

    private Vocabulary() {}

    public static Set<String> kinds() {
        return KINDS.keySet();
    }

    /** Fails with {@link LabProblem}, naming file and check, when the kind or an argument is none. */
    public static Check check(CheckSpec spec, Lab lab) {
        String where =
                String.format(Locale.ROOT, "labs/lab-%02d-%s/lab.yml: check %s", lab.number(), lab.slug(), spec.id());
        Function<Arguments, Check> kind = KINDS.get(spec.kind());
        if (kind == null) {
            throw new LabProblem(
                    where + " is of no known kind: " + spec.kind(), Arguments.nearest(spec.kind(), KINDS.keySet()));
        }
        var arguments = new Arguments(
                where + ": " + spec.kind(), spec.id(), spec.since().isPresent(), spec.args());
        Check check = kind.apply(arguments);
        arguments.nothingElse();
        return check;
    }

    private static Map.Entry<String, Function<Arguments, Check>> kind(String name, Function<Arguments, Check> check) {
        return Map.entry(name, check);
    }

    private static Check lockHeld(Arguments arguments) {
        arguments.byLearner();
        return new LockHeld(
                arguments.text("table"),
                arguments.mode("mode"),
                arguments.optionalDuration("at-least").orElse(Duration.ZERO),
                arguments.flag("or-stronger").orElse(false));
    }

    private static Check lockQueue(Arguments arguments) {
        return new LockQueue(arguments.text("table"), arguments.mode("mode"), arguments.atLeastOne("at-least"));
    }

    private static Check requestsWaited(Arguments arguments) {
        arguments.byLearner();
        return new RequestsWaited(arguments.optionalKind("kind"), arguments.atLeastOne("at-least"));
    }

    private static Check noRequestBlocked(Arguments arguments) {
        arguments.byLearner();
        Duration longerThan = arguments.duration("longer-than");
        if (longerThan.compareTo(SHORTEST_LIMIT) < 0) {
            throw arguments.wrong(
                    "longer-than", Wording.length(longerThan), "100ms or more: shorter requests are not logged");
        }
        return new NoRequestBlocked(longerThan);
    }

    private static Check retriesBackOff(Arguments arguments) {
        return new RetriesBackOff(arguments.text("error"), arguments.optionalText("table"));
    }

    private static Check ddlGuarded(Arguments arguments) {
        return new DdlGuarded(
                arguments.duration("at-most"),
                arguments.optionalDuration("statement-at-most"),
                arguments.optionalTexts("except"));
    }

    private static Check rolledBack(Arguments arguments) {
        return new RolledBack(
                arguments.text("from"),
                arguments.text("to"),
                arguments.optionalDuration("at-least").orElse(Duration.ofSeconds(5)));
    }

    private static Check alertRings(Arguments arguments) {
        return new AlertRings(arguments.text("alert"), arguments.text("drill"), arguments.duration("within"));
    }

    private static Check alertSilent(Arguments arguments) {
        return new AlertSilent(arguments.text("alert"), arguments.texts("own"), arguments.texts("others"));
    }

    private static Check alertsAnswer(Arguments arguments) {
        return new AlertsAnswer(arguments.texts("alerts"), arguments.texts("drills"), arguments.duration("within"));
    }

    private static Check logEstimated(Arguments arguments) {
        return new LogEstimated(
                arguments.text("fills"), arguments.atLeastOne("one-in"), arguments.atLeastOne("within-percent"));
    }

    private static Check productionEstimated(Arguments arguments) {
        return new ProductionEstimated(
                arguments.atLeastOne("rows"),
                arguments.atLeastOne("one-in"),
                arguments.atLeastOne("link-mb"),
                arguments.atLeastOne("within-percent"),
                Duration.ofHours(arguments.atLeastOne("limit-hours")));
    }

    private static Check columnExists(Arguments arguments) {
        return new ColumnExists(
                arguments.text("table"),
                arguments.text("column"),
                arguments.optionalText("type"),
                arguments.flag("not-null"));
    }

    private static Check constraintExists(Arguments arguments) {
        return new ConstraintExists(
                arguments.text("table"),
                arguments.oneOf("kind", ConstraintExists.KINDS.keySet()),
                arguments.optionalTexts("columns"),
                arguments.optionalText("references"),
                arguments.flag("validated").orElse(true));
    }

    private static Check shopAnswer(Arguments arguments, boolean always) {
        if (arguments.optionalText("query").isPresent()
                == arguments.optionalText("file").isPresent()) {
            throw arguments.wrong("query", "given with file, or neither is", "one of the two");
        }
        if (always) {
            arguments.optionalDuration("every");
        }
        return new ShopAnswer(arguments.checkId(), always);
    }

    private static Check requestsFailed(Arguments arguments) {
        return new RequestsFailed(
                arguments.text("app"), arguments.texts("sqlstates"), arguments.atLeastOne("at-least"));
    }

    private static Check appsServed(Arguments arguments) {
        return new AppsServed(
                arguments.texts("apps"), arguments.optionalDuration("at-least").orElse(Duration.ofSeconds(10)));
    }

    private static Check tableGrowth(Arguments arguments) {
        return new TableGrowth(arguments.text("table"), arguments.atLeastOne("at-most-percent"));
    }

    private static Check rowsPerCommit(Arguments arguments) {
        return new RowsPerCommit(arguments.checkId(), arguments.text("table"), arguments.atLeastOne("at-most"));
    }

    private static Check deadTuples(Arguments arguments) {
        return new DeadTuples(arguments.text("table"), arguments.atLeastOne("at-most-percent"));
    }

    private static Check walRate(Arguments arguments) {
        return new WalRate(
                arguments.atLeastOne("at-most-mb"),
                arguments.optionalDuration("over").orElse(Duration.ofSeconds(5)));
    }

    private static Check lockHeldBriefly(Arguments arguments) {
        return new LockHeldBriefly(arguments.text("table"), arguments.mode("mode"), arguments.duration("at-most"));
    }

    private static Check columnAbsent(Arguments arguments) {
        return new ColumnAbsent(arguments.text("table"), arguments.text("column"));
    }
}
