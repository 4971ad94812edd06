package dev.zdm.runner.tool;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.stand.SharedServer;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.runner.work.WorkFiles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An attempt at one of the labs in a small shop with traffic, for tests of the lab's tools. */
public final class LabOnAStand implements AutoCloseable {

    private static final AtomicInteger LEARNERS = new AtomicInteger();

    private final StandNames names;
    private final SharedServer server;
    private final Lab lab;
    private final Stand stand;
    private final Path attempt;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /** Each is another learner's, since work files outlive attempts. */
    public LabOnAStand(String labName) {
        names = new StandNames("tool" + LEARNERS.incrementAndGet());
        lab = LabCatalog.in(Path.of("..", "labs")).named(labName);
        server = lab.stand().standby().isPresent() ? SharedServer.alone() : SharedServer.forAll();
        stand = server.stand(names);
        StartOptions options =
                StartOptions.DEFAULT.withRows(20_000).withRate(100).withBaseline(Duration.ofSeconds(3));
        attempt = stand.start(lab, options, Progress.SILENT).folder();
    }

    /** The learner's files; to begin with those of the lab. */
    public WorkFiles work() {
        return stand.work(lab);
    }

    /** What the tool ends with. */
    public int use(String tool, String... arguments) throws InterruptedException {
        return stand.useTool(tool, List.of(arguments), said::add);
    }

    /** All that tools have said so far. */
    public List<String> said() {
        return said;
    }

    public SqlSession open(String role) {
        return stand.open(role);
    }

    /** The first column of a query's answer. */
    public List<String> asked(String query) {
        try (SqlSession session = stand.open("observer")) {
            Result result = session.execute(query);
            if (result.failed()) {
                throw new IllegalStateException(query + ": " + result.error());
            }
            return result.rows().stream().map(row -> String.valueOf(row.get(0))).toList();
        }
    }

    /** Ends the attempt. */
    public Evidence evidence() {
        stand.finish();
        return EvidenceReader.read(attempt);
    }

    @Override
    public void close() throws SQLException {
        stand.close();
        server.drop(names);
        server.giveBack();
    }
}
