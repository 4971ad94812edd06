package dev.zdm.runner.attempt;

import dev.zdm.labs.Lab;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many attempts began in this process, on whichever stand, a reset's among them. Thread-safe; never falls. */
public final class AttemptTotals {

    private static final Map<String, LongAdder> BEGAN = new ConcurrentHashMap<>();

    private AttemptTotals() {}

    /** @param lab as {@link Lab#id} names it */
    public static long began(String lab) {
        LongAdder began = BEGAN.get(lab);
        return began == null ? 0 : began.sum();
    }

    static void count(Lab lab) {
        BEGAN.computeIfAbsent(lab.id(), id -> new LongAdder()).increment();
    }
}
