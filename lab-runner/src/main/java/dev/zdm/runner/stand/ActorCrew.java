package dev.zdm.runner.stand;

import dev.zdm.labs.Actor;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.road.Terrain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actors of one phase: each performs round after round on a thread of its own, until the crew is closed. */
final class ActorCrew implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActorCrew.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);
    /** An actor that gave way leaves the learner this many of its pauses. */
    private static final int RESTS = 10;

    private final Terrain stand;
    private final Recorder recorder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Performer> performers = new ArrayList<>();

    private record Performer(Actor actor, Thread thread, CountDownLatch performing) {}

    ActorCrew(Terrain stand, Recorder recorder, List<Actor> actors) {
        this.stand = stand;
        this.recorder = recorder;
        for (Actor actor : actors) {
            CountDownLatch performing = new CountDownLatch(1);
            Thread thread = new Thread(() -> perform(actor, performing), "actor-" + actor.name());
            thread.setDaemon(true);
            performers.add(new Performer(actor, thread, performing));
            thread.start();
        }
    }

    /** Waits until every actor is in the middle of its first round: nobody can be quicker than what stands in the way. */
    ActorCrew awaitPerforming() {
        for (Performer performer : performers) {
            try {
                if (!performer.performing.await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("actor {} has not begun within {} s", performer.actor.name(), START_LIMIT.toSeconds());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return this;
    }

    private void perform(Actor actor, CountDownLatch performing) {
        try {
            Road road = Road.read(actor.road());
            int refusalsBefore = recorder.refusalsBehind(actor.name());
            while (!isClosing()) {
                int before = refusalsBefore;
                new ActorRound(
                                actor,
                                stand,
                                recorder,
                                () -> isClosing() || givesWay(actor, before),
                                performing::countDown)
                        .perform(road);
                performing.countDown();
                boolean gaveWay = givesWay(actor, before);
                refusalsBefore = gaveWay ? recorder.refusalsBehind(actor.name()) : before;
                if (closing.await(
                        actor.pause().multipliedBy(gaveWay ? RESTS : 1).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LabProblem problem) {
            if (!isClosing()) {
                LOG.warn("actor {} cannot perform: {}", actor.name(), problem.getMessage());
            }
            performing.countDown();
        }
    }

    private boolean givesWay(Actor actor, int refusalsBefore) {
        return actor.endsAfterRefusals() > 0
                && recorder.refusalsBehind(actor.name()) - refusalsBefore >= actor.endsAfterRefusals();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        for (Performer performer : performers) {
            try {
                performer.thread.join(CLOSE_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
