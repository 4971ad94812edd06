package dev.zdm.runner;

import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Road;
import dev.zdm.runner.dev.Walk;
import dev.zdm.runner.stand.SharedServer;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Walks roads, each on a stand of its own: {@code zdm.rows} orders (200,000), {@code zdm.rate} requests a second (100). Thread-safe. */
final class TestWalks {

    static final long ROWS = Long.getLong("zdm.rows", 200_000);
    static final int RATE = Integer.getInteger("zdm.rate", 100);
    private static final Path MISJUDGED = Path.of("target", "misjudged");

    private TestWalks() {}

    /**
     * A standby follows a whole server, so a lab with one gets a server for itself.
     *
     * @param right whether it was judged rightly; the evidence is kept in {@code target/misjudged} if not
     */
    static Walk walk(StandNames names, Lab lab, Optional<Road> road, Predicate<Walk> right) throws Exception {
        SharedServer server = lab.stand().standby().isPresent() ? SharedServer.alone() : SharedServer.forAll();
        try (Stand stand = server.stand(names)) {
            StartOptions options = StartOptions.DEFAULT
                    .withRows(Walk.ordersOf(lab, ROWS))
                    .withRate(RATE)
                    .withBaseline(Duration.ofSeconds(3));
            Walk walk = Walk.on(stand, lab, road, options);
            if (!right.test(walk)) {
                keep(walk.folder(), lab, road);
            }
            return walk;
        } finally {
            server.drop(names);
            server.giveBack();
        }
    }

    /** The grader's own words for what this machine had to do besides: then a walk that ought to pass shows nothing. Harm is not excused. */
    static boolean blamesTheMachine(Verdict verdict) {
        return verdict instanceof Verdict.Unproven
                && Walk.inFull(verdict)
                        .lines()
                        .filter(finding -> finding.startsWith("  unproven "))
                        .anyMatch(finding -> finding.contains("the machine was slow just then")
                                || finding.contains("the machine stood still just then"));
    }

    /** For whoever wants to know why: it can be judged again, and its report made. */
    private static void keep(Path folder, Lab lab, Optional<Road> road) throws IOException {
        Path kept = MISJUDGED.resolve(
                lab.id() + "-" + road.map(Road::name).orElse("untouched") + "-" + System.currentTimeMillis());
        Files.createDirectories(kept);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, kept.resolve(file.getFileName()));
            }
        }
    }
}
