package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StatementLine.ActorEvent;
import dev.zdm.labs.Actor;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.road.RoadWalker;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.sql.SqlSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actors of one phase: each walks its road again and again on a thread of its own, until the crew is closed. */
final class ActorCrew implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActorCrew.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** An actor that gave way leaves the learner this many of its pauses. */
    private static final int RESTS = 10;

    private final Terrain terrain;
    private final Recorder recorder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** @param terrain the stand's, without the right to begin phases */
    ActorCrew(Terrain terrain, Recorder recorder, List<Actor> actors) {
        this.terrain = terrain;
        this.recorder = recorder;
        for (Actor actor : actors) {
            Thread thread = new Thread(() -> perform(actor), "actor-" + actor.name());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void perform(Actor actor) {
        try {
            Road road = Road.read(actor.road());
            long refusalsBefore = recorder.refusals();
            while (!isClosing()) {
                boolean gaveWay = round(actor, road, refusalsBefore);
                if (gaveWay) {
                    refusalsBefore = recorder.refusals();
                }
                Duration rest = actor.pause().multipliedBy(gaveWay ? RESTS : 1);
                if (closing.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LabProblem problem) {
            LOG.warn("actor {} cannot perform: {}", actor.name(), problem.getMessage());
            tell(actor, null, "failed", null);
        }
    }

    /** One round; true when it ended early because the learner had been refused often enough. */
    private boolean round(Actor actor, Road road, long refusalsBefore) throws InterruptedException {
        Session[] session = new Session[1];
        Terrain registering = new Terrain() {
            @Override
            public SqlSession open(String role) {
                SqlSession opened = terrain.open(role);
                session[0] = new Session(opened.pid(), opened.backendStarted(), opened.role());
                recorder.own(session[0], "actor:" + actor.name());
                return opened;
            }

            @Override
            public void nextPhase() {
                throw new LabProblem(actor.name() + " wants to begin a phase.", "Take @next out of its road.");
            }

            @Override
            public void slowAutovacuum(boolean on, String table) {
                terrain.slowAutovacuum(on, table);
            }
        };
        try (RoadWalker walker = new RoadWalker(registering, actor.as(), line -> {})) {
            tell(actor, null, "began", null);
            CountDownLatch over = new CountDownLatch(1);
            boolean[] gaveWay = new boolean[1];
            Thread keeper = new Thread(() -> gaveWay[0] = keep(actor, walker, over, refusalsBefore), "keeper");
            keeper.setDaemon(true);
            keeper.start();
            Walked walked;
            try {
                walked = walker.walk(road);
            } finally {
                over.countDown();
                keeper.join(CLOSE_LIMIT.toMillis());
            }
            if (walked instanceof Walked.Faulty faulty && !isClosing()) {
                LOG.debug("actor {}: {}", actor.name(), faulty);
                tell(actor, session[0], "failed", faulty.sqlstate().orElse(null));
            } else {
                tell(actor, session[0], "ended", null);
            }
            return gaveWay[0];
        }
    }

    /** Ends the walk when the crew closes, or when the actor is to give way. */
    private boolean keep(Actor actor, RoadWalker walker, CountDownLatch over, long refusalsBefore) {
        try {
            while (!over.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean givesWay = actor.endsAfterRefusals() > 0
                        && recorder.refusals() - refusalsBefore >= actor.endsAfterRefusals();
                if (givesWay || isClosing()) {
                    walker.stop();
                    return givesWay;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void tell(Actor actor, @Nullable Session session, String event, @Nullable String sqlstate) {
        recorder.actor(new ActorEvent(Instant.now(), session, actor.name(), event, sqlstate));
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(CLOSE_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
