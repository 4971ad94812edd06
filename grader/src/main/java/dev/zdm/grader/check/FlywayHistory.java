package dev.zdm.grader.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/**
 * {@code flyway-history}: at the end of the phase Flyway's history has each of these versions once, none that failed, and no row that was
 * written, or written anew, while no process of Flyway's was at work. The runner asks the shop for the rows and their commit times.
 *
 * @param id of the claim, by which the answer is found
 */
record FlywayHistory(String id, List<String> versions) implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Flyway's process is timed by the runner's clock, its commits by the server's. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    @Override
    public String claim() {
        return "the history says that Flyway has applied versions " + String.join(", ", versions)
                + ", and nothing else";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return ShopAnswer.atTheEnd(id, phase, answer -> {
            try {
                return judge(JSON.readTree(answer.says().get(0)), phase);
            } catch (JsonProcessingException | IndexOutOfBoundsException e) {
                return Ruling.unproven("the history could not be read");
            }
        });
    }

    private Ruling judge(JsonNode rows, Evidence phase) {
        List<Deployer> deployers = phase.deployersSoFar();
        Set<String> applied = new HashSet<>();
        deployers.forEach(deployer -> applied.addAll(deployer.applied()));
        List<String> there = new ArrayList<>();
        for (JsonNode row : rows) {
            String version = row.path("version").asText();
            if (!row.path("success").asBoolean()) {
                return Ruling.broken("version " + version + " has failed");
            }
            Optional<String> foreign = writtenByOthers(row, version, applied, deployers, phase);
            if (foreign.isPresent()) {
                return Ruling.broken(foreign.get());
            }
            if (row.path("committed").isNull()) {
                return Ruling.unproven("the server does not tell when the row of version " + version + " was written");
            }
            if (there.contains(version)) {
                return Ruling.broken("version " + version + " is there more than once");
            }
            there.add(version);
        }
        List<String> missing =
                versions.stream().filter(version -> !there.contains(version)).toList();
        return missing.isEmpty()
                ? Ruling.kept("versions " + String.join(", ", there))
                : Ruling.broken("missing: " + String.join(", ", missing));
    }

    private static Optional<String> writtenByOthers(
            JsonNode row, String version, Set<String> applied, List<Deployer> deployers, Evidence phase) {
        if (row.path("type").asText().equals("SQL") && !applied.contains(version)) {
            return Optional.of("version " + version + " stands in it, and no deployer applied it");
        }
        if (row.path("committed").isNull()) {
            return Optional.empty();
        }
        Instant committed = Instant.parse(row.path("committed").asText());
        return deployers.stream().anyMatch(deployer -> atWork(deployer).contains(committed))
                ? Optional.empty()
                : Optional.of("the row of version " + version + " was written " + Wording.when(committed, phase)
                        + ", when no deployer was at work");
    }

    private static Span atWork(Deployer deployer) {
        return new Span(deployer.began().minus(CLOCKS), deployer.at().plus(CLOCKS));
    }
}
