package dev.zdm.workload.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in when they are due, and closes each second when it is over. One thread does both, in the order of
 * time: a second is closed after all that was due in it was sent, so that its count is exact even when this thread was
 * held up. A request that could not be sent in time is sent late, never left out.
 */
final class Gate {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(1);

    private @Nullable Schedule schedule;
    private final TrafficSettings settings;
    private final TrafficClock clock;
    private volatile Mix mix;
    private final Books books;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Phase phase = Phase.OPEN;
    private long sent;

    /** @param schedule null when clients come by themselves and there are only seconds to close */
    Gate(@Nullable Schedule schedule, TrafficSettings settings, TrafficClock clock, Mix mix, Books books) {
        this.schedule = schedule;
        this.settings = settings;
        this.clock = clock;
        this.mix = mix;
        this.books = books;
        this.thread = new Thread(this::run, "traffic-gate");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether customers come, come no more while those who came are served, or are away. */
    private enum Phase {
        OPEN,
        SHUT,
        ASLEEP
    }

    private void run() {
        long secondEnds = clock.nextSecondAfter(clock.nanos());
        while (!stopping) {
            if (phase == Phase.ASLEEP) {
                sleep();
                secondEnds = clock.nextSecondAfter(clock.nanos());
                continue;
            }
            long next = nextEvent(secondEnds);
            long early = next - clock.nanos();
            if (early > 0) {
                LockSupport.parkNanos(early);
            } else if (next == secondEnds) {
                books.closeSecond(secondBefore(secondEnds), mix);
                clock.followJumps();
                secondEnds = clock.nextSecondAfter(secondEnds);
            } else {
                send(next);
            }
        }
    }

    /** The end of the second, or what is due before it. */
    private long nextEvent(long secondEnds) {
        if (schedule == null || phase != Phase.OPEN) {
            return secondEnds;
        }
        long due = schedule.dueNanos(sent);
        return due - secondEnds < 0 ? due : secondEnds;
    }

    private void send(long dueNanos) {
        Mix.Choice choice = mix.choose(settings.seed(), sent);
        choice.lane().send(new DueRequest(choice.request(), sent, dueNanos));
        sent++;
    }

    /** Nobody is due in the meantime. */
    private void sleep() {
        while (phase == Phase.ASLEEP && !stopping) {
            LockSupport.park(this);
        }
        if (schedule != null) {
            schedule = schedule.resumedAt(clock.nanos(), sent);
        }
        clock.followJumps();
    }

    /** Lets nobody in until {@link #open}; seconds are still closed. */
    void shut() {
        phase = Phase.SHUT;
    }

    /** Closes no seconds either until {@link #open}: those who were let in have been served. */
    void fallAsleep() {
        phase = Phase.ASLEEP;
    }

    /** Customers come again, as if none had been due meanwhile. */
    void open() {
        phase = Phase.OPEN;
        LockSupport.unpark(thread);
    }

    /** From the next request on customers are shared out like this. */
    void shareOut(Mix other) {
        mix = other;
    }

    private Instant secondBefore(long nanos) {
        return clock.at(nanos - 1).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Lets nobody in any more. */
    void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(ENDS_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the second that was cut short. */
    void closeLastSecond() {
        books.closeSecond(clock.at(clock.nanos()).truncatedTo(ChronoUnit.SECONDS), mix);
    }
}
