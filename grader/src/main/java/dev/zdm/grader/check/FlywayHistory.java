package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code flyway-history}: at the end of the phase Flyway's history has each of these versions once, none that failed, and no row that was
 * written, or written anew, while no process of Flyway's was at work. The runner asks the shop for the rows and their commit times.
 *
 * @param id of the claim, by which the answer is found
 */
record FlywayHistory(String id, List<String> versions) implements Check {

    /** Flyway's process is timed by the runner's clock, its commits by the server's. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    @Override
    public String claim() {
        return "the history says that Flyway has applied versions " + String.join(", ", versions)
                + ", and nothing else";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return ShopAnswer.atTheEnd(
                id,
                phase,
                answer -> judge(answer.says().stream().flatMap(Row::in).toList(), phase));
    }

    private Ruling judge(List<Row> rows, Evidence phase) {
        List<Deployer> deployers = phase.deployersSoFar();
        Set<String> applied = new HashSet<>();
        deployers.forEach(deployer -> applied.addAll(deployer.applied()));
        List<String> there = new ArrayList<>();
        for (Row row : rows) {
            Optional<String> trouble = troubleWith(row, applied, deployers, phase);
            if (trouble.isPresent()) {
                return Ruling.broken(trouble.get());
            }
            if (row.committed().isEmpty()) {
                return Ruling.unproven(
                        "the server does not tell when the row of version " + row.version() + " was written");
            }
            if (there.contains(row.version())) {
                return Ruling.broken("version " + row.version() + " is there more than once");
            }
            there.add(row.version());
        }
        List<String> missing =
                versions.stream().filter(version -> !there.contains(version)).toList();
        return missing.isEmpty()
                ? Ruling.kept("versions " + String.join(", ", there))
                : Ruling.broken("missing: " + String.join(", ", missing));
    }

    private static Optional<String> troubleWith(
            Row row, Set<String> applied, List<Deployer> deployers, Evidence phase) {
        if (!row.success()) {
            return Optional.of("version " + row.version() + " has failed");
        }
        if (row.type().equals("SQL") && !applied.contains(row.version())) {
            return Optional.of("version " + row.version() + " stands in it, and no deployer applied it");
        }
        return row.committed()
                .filter(moment -> deployers.stream()
                        .noneMatch(deployer -> atWork(deployer).contains(moment)))
                .map(moment -> "the row of version " + row.version() + " was written " + Wording.when(moment, phase)
                        + ", when no deployer was at work");
    }

    /**
     * A row of the history.
     *
     * @param type {@code SQL} for a file
     * @param committed when it was written last, as far as the server knows
     */
    private record Row(String version, String type, boolean success, Optional<Instant> committed) {

        static Stream<Row> in(String answer) {
            return answer.lines().map(line -> {
                List<String> words = List.of(line.split("\\t"));
                return new Row(
                        words.get(0),
                        words.get(1),
                        words.get(2).startsWith("t"),
                        words.get(3).equals("unknown") ? Optional.empty() : Optional.of(Instant.parse(words.get(3))));
            });
        }
    }

    private static Span atWork(Deployer deployer) {
        return new Span(deployer.began().minus(CLOCKS), deployer.at().plus(CLOCKS));
    }
}
