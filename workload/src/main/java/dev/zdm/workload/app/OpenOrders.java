package dev.zdm.workload.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Orders that were placed and are neither paid nor cancelled yet. Each is handed out once, so that two requests
 * never change the same order. It keeps a bounded number and forgets the oldest beyond it. Safe for many threads.
 */
public final class OpenOrders {

    private final BlockingQueue<Long> ids;

    /** @param capacity how many are kept; at least 1 */
    public OpenOrders(int capacity) {
        this.ids = new ArrayBlockingQueue<>(capacity);
    }

    /** An order was placed. */
    public void add(long id) {
        while (!ids.offer(id)) {
            ids.poll();
        }
    }

    /** The one that has waited longest, or else the given order. */
    long nextOr(long otherwise) {
        Long id = ids.poll();
        return id == null ? otherwise : id;
    }
}
