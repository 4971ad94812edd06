package dev.zdm.runner.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.stand.Ground;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

    private final AtomicBoolean alive = new AtomicBoolean();
    private final Ground ground = Ground.on(new NamedServer("one") {
        @Override
        public boolean isAlive() {
            return alive.get();
        }

        @Override
        public void revive() {
            alive.set(true);
        }
    });

    @Test
    void aServerIsBackOnlyOnceAllWentWellThatHasToBeDoneThen() throws InterruptedException {
        AtomicInteger downs = new AtomicInteger();
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch up = new CountDownLatch(1);

        ServerWatch watch = new ServerWatch(List.of(ground), down -> downs.incrementAndGet(), back -> {
            if (tries.incrementAndGet() == 1) {
                throw new LabProblem("It went away again.", "Wait.");
            }
            up.countDown();
        });
        try {
            assertThat(up.await(60, TimeUnit.SECONDS))
                    .as("told that it is back")
                    .isTrue();
        } finally {
            watch.close();
        }

        assertThat(downs).hasValue(1);
        assertThat(tries).hasValue(2);
    }
}
