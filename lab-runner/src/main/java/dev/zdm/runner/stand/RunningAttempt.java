package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.evidence.ToolLine;
import dev.zdm.grader.evidence.ToolRun;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.EvidenceFile;
import dev.zdm.labs.Lab;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.edition.Editions;
import dev.zdm.runner.live.Gauges;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.probe.Prober;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Traffic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attempt while it is under way: its file, its recorder, its traffic and the actors of its phase. Its own stand alone
 * changes it; anyone may look at it.
 */
final class RunningAttempt implements AutoCloseable {

    /** Of a tool's words; the learner saw them all. */
    private static final int MOST_LINES = 500;
    /** As {@code bin/lab} ends when a tool did not come to its end. */
    private static final int ABANDONED = 70;

    private final Lab lab;
    private final Path folder;
    private final Recorder recorder;
    private final Traffic traffic;
    private final Prober prober;
    private final EvidenceFile tools;
    private final Editions editions;
    private volatile Attempt attempt;
    private volatile Instant stirred = Instant.now();
    private volatile Instant wouldNotSleep = Instant.EPOCH;
    private @Nullable ActorCrew actors;

    /** @param editions makes the attempt's editions, given who hears of them */
    RunningAttempt(
            Lab lab,
            Path folder,
            Attempt attempt,
            Recorder recorder,
            Traffic traffic,
            Prober prober,
            Function<Consumer<Edition>, Editions> editions) {
        this.lab = lab;
        this.folder = folder;
        this.attempt = attempt;
        this.recorder = recorder;
        this.traffic = traffic;
        this.prober = prober;
        this.tools = new EvidenceFile(folder.resolve("tools.jsonl"));
        this.editions = editions.apply(this::note);
    }

    Lab lab() {
        return lab;
    }

    Path folder() {
        return folder;
    }

    Recorder recorder() {
        return recorder;
    }

    Traffic traffic() {
        return traffic;
    }

    /** The app versions that the learner has written. */
    Editions editions() {
        return editions;
    }

    AttemptStatus status() {
        Attempt now = attempt;
        return new AttemptStatus(
                lab,
                now.attempt(),
                Math.max(0, now.phases().size() - 1),
                now.state().toString(),
                now.rows(),
                now.began(),
                folder);
    }

    Prober prober() {
        return prober;
    }

    /** Index of the phase that goes on; empty in practice. */
    OptionalInt phase() {
        int begun = attempt.phases().size();
        return begun == 0 ? OptionalInt.empty() : OptionalInt.of(begun - 1);
    }

    /** Has actors at work on the phase that goes on, after those that it had were ended. */
    void perform(ActorCrew crew) {
        actors = crew;
    }

    /** The learner did something that is no statement. */
    void stir() {
        stirred = Instant.now();
    }

    /** When it last could not be suspended, since customers were not served to their end; long ago if never. */
    Instant wouldNotSleep() {
        return wouldNotSleep;
    }

    void notesThatItWouldNotSleep() {
        wouldNotSleep = Instant.now();
    }

    /** When the learner last did anything; a statement counts when it is read from the server's log. */
    Instant lastActive() {
        return recorder.learnerHeard().filter(stirred::isBefore).orElse(stirred);
    }

    void write(Attempt next) {
        AttemptFile.write(folder, next);
        attempt = next;
    }

    void measured(Attempt.Baseline baseline) {
        write(attempt.withBaseline(baseline));
    }

    /** What nobody but customers may change from now on; to be called before the learner may log in. */
    void noteSeed() {
        try {
            prober.noteSeed();
        } catch (SQLException e) {
            throw Templates.problem("The shop of " + lab.id() + " could not be read", e);
        }
    }

    /** Ends the phase that is going on, if one is, and begins the next. */
    void beginPhase(int index, ActorCrew crew) {
        Instant now = Boundary.now();
        List<Attempt.PhaseRun> phases = new ArrayList<>(attempt.phasesEnded(now));
        phases.add(new Attempt.PhaseRun(lab.phases().get(index).id(), now, null));
        actors = crew;
        prober.begin(lab.phases().get(index));
        stir();
        write(attempt.inPhases(phases));
    }

    /** The shop as it is when a phase ends: what an old attempt is judged by. */
    void askTheShop() {
        recorder.awaitCatalogue();
        prober.askEverything();
    }

    /** Practice has no phases; it just goes on. */
    void beginWithoutPhases() {
        write(attempt.inPhases(List.of()));
    }

    /** Has a tool at work and writes down what it did. */
    int use(String name, Tool tool, List<String> arguments, Workbench bench, Consumer<String> says)
            throws InterruptedException {
        stir();
        Instant began = Instant.now();
        List<ToolRun.WorkFile> files = bench.work().all();
        List<String> said = new ArrayList<>();
        int exit = ABANDONED;
        try {
            exit = tool.use(bench, arguments, line -> {
                if (said.size() < MOST_LINES) {
                    said.add(line);
                }
                says.accept(line);
            });
            return exit;
        } finally {
            stir();
            note(new ToolRun(Instant.now(), name, arguments, began, exit, files, said));
        }
    }

    void note(ToolLine line) {
        tools.append(line);
        tools.flush();
    }

    void endActors() {
        if (actors != null) {
            actors.close();
            actors = null;
        }
    }

    /** Ends everything, the evidence last. The attempt is over when this begins: traffic and recorder may take a while to end. */
    void end(Attempt.State state) {
        if (state == Attempt.State.FINISHED) {
            askTheShop();
        }
        Instant now = Instant.now();
        close();
        write(attempt.ended(state, now));
    }

    LiveState picture() {
        LiveTraffic live = traffic.live();
        List<LiveState.AppRate> apps = live.apps().stream()
                .map(app ->
                        new LiveState.AppRate(app.app(), app.done(), app.failed(), app.p50Millis(), app.p99Millis()))
                .toList();
        List<LiveState.Node> queue = recorder.queue();
        List<String> names = apps.stream().map(LiveState.AppRate::app).toList();
        int blocked = (int) queue.stream()
                .filter(node -> node.waits() && names.contains(node.who()))
                .count();
        Gauges gauges = new Gauges(
                live.second(),
                live.latency(),
                traffic.shares(),
                recorder.jobs(),
                recorder.latestWal().orElse(null));
        return new LiveState(Instant.now(), apps, blocked, live.failedSoFar(), queue, gauges);
    }

    @Override
    public void close() {
        endActors();
        prober.close();
        traffic.close();
        recorder.close();
        tools.close();
    }
}
