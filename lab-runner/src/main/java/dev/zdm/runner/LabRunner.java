package dev.zdm.runner;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.LabShelf;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.runner.stand.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The heart of the long-running process: it owns the server and the stands on it. Thread-safe. */
public final class LabRunner implements AutoCloseable {

    /** Version of this software, as attempts and the site name it. */
    public static final String VERSION = "0.1.0";

    private final Home home;
    private final Server server;
    private final Templates templates;
    private final LabShelf labs;
    private final Map<String, Stand> stands = new ConcurrentHashMap<>();

    private LabRunner(Home home, EmbeddedServer server) {
        this.home = home;
        this.server = server;
        this.templates = new Templates(server, server.dataDirectory());
        this.labs = new LabShelf(home.labs());
    }

    /**
     * Finds or starts the server. Attempts that a killed process left behind are marked as interrupted: their evidence ends where
     * its recorder did.
     *
     * @throws LabProblem when the server cannot be had
     */
    public static LabRunner open(Home home, Progress progress) {
        LabRunner runner = new LabRunner(home, EmbeddedServer.start(home.state(), progress));
        runner.markInterrupted(StandNames.ONLY_LEARNER);
        return runner;
    }

    private void markInterrupted(String learner) {
        Optional<Attempt> left =
                new AttemptFolders(home.attempts().resolve(learner)).current().map(AttemptFile::read);
        if (left.isEmpty()) {
            return;
        }
        Attempt.State state = left.get().state();
        if (state == Attempt.State.RUNNING || state == Attempt.State.PREPARING) {
            AttemptFile.write(
                    new AttemptFolders(home.attempts().resolve(learner))
                            .current()
                            .orElseThrow(),
                    left.get().ended(Attempt.State.INTERRUPTED, Instant.now()));
        }
    }

    public Home home() {
        return home;
    }

    public Server server() {
        return server;
    }

    /** The labs as their files say now; while a lab.yml is not well written, as they said before. */
    public LabCatalog labs() {
        return labs.labs();
    }

    /** The stand of the only learner of a machine that has only one. */
    public Stand stand() {
        return stand(StandNames.ONLY_LEARNER);
    }

    /** A learner's stand; made when it is first asked for, with nothing running on it. */
    public Stand stand(String learner) {
        return stands.computeIfAbsent(
                learner,
                name -> new Stand(
                        server,
                        new StandNames(name),
                        templates,
                        new AttemptFolders(home.attempts().resolve(name)),
                        VERSION));
    }

    /** Ends all stands, then the server. What was committed and recorded stays. */
    @Override
    public void close() {
        for (Stand stand : List.copyOf(stands.values())) {
            stand.close();
        }
        server.close();
    }
}
