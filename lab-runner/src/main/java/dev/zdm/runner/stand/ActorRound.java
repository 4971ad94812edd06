package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.StatementLine.ActorEvent;
import dev.zdm.labs.Actor;
import dev.zdm.labs.Road;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.road.RoadWalker;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.sql.SqlSession;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of an actor: its road walked once, in sessions that the recorder knows as the stand's. */
final class ActorRound extends Offstage {

    private static final Logger LOG = LoggerFactory.getLogger(ActorRound.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Actor actor;
    private final Recorder recorder;
    private final BooleanSupplier hasToEnd;
    private final Runnable onPerforming;
    private volatile @Nullable SqlSession session;
    private volatile boolean endedEarly;
    private final AtomicInteger steps = new AtomicInteger();

    /**
     * @param hasToEnd asked twenty times a second; once it is true the round ends, its statement cancelled
     * @param onPerforming called again and again once a statement of the round runs, or a first step is done
     */
    ActorRound(Actor actor, Terrain stand, Recorder recorder, BooleanSupplier hasToEnd, Runnable onPerforming) {
        super(stand, recorder, actor.name(), stand::mark);
        this.actor = actor;
        this.recorder = recorder;
        this.hasToEnd = hasToEnd;
        this.onPerforming = onPerforming;
    }

    void perform(Road road) {
        tell("began", null);
        try (RoadWalker walker = new RoadWalker(this, actor.as(), line -> steps.incrementAndGet());
                Ticker keeper = new Ticker("actor-" + actor.name() + "-keeper", LOOK_EVERY, () -> look(walker))) {
            Walked walked = walker.walk(road);
            if (walked instanceof Walked.Faulty faulty && !endedEarly) {
                LOG.debug("actor {}: {} ({})", actor.name(), faulty, keeper);
                tell("failed", faulty.sqlstate().orElse(null));
            } else {
                tell("ended", null);
            }
        }
    }

    private void look(RoadWalker walker) {
        SqlSession opened = session;
        boolean statementRuns = opened != null && opened.running().isPresent();
        if (statementRuns || steps.get() > 1) {
            onPerforming.run();
        }
        if (hasToEnd.getAsBoolean()) {
            endedEarly = true;
            walker.stop();
        }
    }

    private void tell(String event, @Nullable String sqlstate) {
        SqlSession opened = session;
        recorder.actor(
                new ActorEvent(Instant.now(), opened == null ? null : identity(opened), actor.name(), event, sqlstate));
    }

    @Override
    public SqlSession open(String role) {
        SqlSession opened = super.open(role);
        session = opened;
        return opened;
    }
}
