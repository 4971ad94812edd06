package dev.zdm.workload.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * What customers were promised: for each thing and key the value that was acknowledged last. A bounded number of each
 * thing is remembered, the ones that changed last. Safe for many threads.
 *
 * <p>While a write of a key is under way nobody knows which value the shop holds, and when two writes of one key overlap, either may have
 * come last: then both are right.
 */
public final class Promises {

    private static final int KEPT_OF_EACH = 20_000;

    private final Map<String, Map<Long, Entry>> all = new HashMap<>();
    private final SynchronousQueue<Promise> told = new SynchronousQueue<>();
    private final Map<String, Map<Long, Promise>> seeded = new HashMap<>();

    Promises() {}

    /**
     * A promise that is settled: no write of it is under way.
     *
     * @param truth what was written: {@code full_name}
     * @param key of the row
     * @param anyOf what the shop may hold; mostly one value
     * @param app the app version that wrote last; {@code the shop} for what was there before the attempt
     * @param acknowledged when its customer was told
     * @param version changes with every write of the key, so that two samples tell whether one came in between
     */
    public record Promise(
            String truth, long key, Set<String> anyOf, String app, String request, Instant acknowledged, long version) {

        public Promise {
            anyOf = Set.copyOf(anyOf);
        }
    }

    private static final class Entry {
        private final Set<String> anyOf = new LinkedHashSet<>();
        private int underWay;
        private boolean overlapped;
        private long version;
        private String app = "";
        private String request = "";
        private Instant acknowledged = Instant.EPOCH;

        boolean isSettled() {
            return underWay == 0 && !anyOf.isEmpty();
        }

        Promise promise(String truth, long key) {
            return new Promise(truth, key, anyOf, app, request, acknowledged, version);
        }
    }

    /**
     * What the shop held before anybody but its customers could change it, unless a customer has written it by now. It is kept apart from
     * what customers write, so that many writes of other keys do not displace it; the first write of the key itself does.
     */
    public synchronized void seeded(String truth, long key, String value, Instant at) {
        if (!all.getOrDefault(truth, Map.of()).containsKey(key)) {
            seeded.computeIfAbsent(truth, fresh -> new HashMap<>())
                    .put(key, new Promise(truth, key, Set.of(value), "the shop", "seed", at, 0));
        }
    }

    /** A write of that key is about to be sent. */
    synchronized void begin(String truth, long key) {
        Map<Long, Promise> before = seeded.get(truth);
        if (before != null) {
            before.remove(key);
        }
        Entry entry = entry(truth, key);
        entry.overlapped |= entry.underWay > 0;
        entry.underWay++;
        entry.version++;
    }

    /** It was acknowledged. */
    synchronized void keep(String truth, long key, String value, String app, String request, Instant at) {
        Entry entry = entry(truth, key);
        end(entry);
        if (!entry.overlapped) {
            entry.anyOf.clear();
        }
        entry.anyOf.add(value);
        entry.app = app;
        entry.request = request;
        entry.acknowledged = at;
        settle(entry);
        if (entry.isSettled()) {
            // taken by whoever waits for one at this moment, and by nobody else
            boolean unused = told.offer(entry.promise(truth, key));
        }
    }

    /** Waits for the next promise that is settled as soon as it is made; empty when none comes in that time. */
    public Optional<Promise> nextTold(Duration patience) throws InterruptedException {
        return Optional.ofNullable(told.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** It failed. Whether it took effect is unknown when the connection broke, so its value may be there too. */
    synchronized void fail(String truth, long key, String value) {
        Entry entry = entry(truth, key);
        end(entry);
        if (!entry.anyOf.isEmpty()) {
            entry.anyOf.add(value);
        }
        settle(entry);
    }

    private static void end(Entry entry) {
        entry.underWay = Math.max(0, entry.underWay - 1);
        entry.version++;
    }

    private static void settle(Entry entry) {
        if (entry.underWay == 0) {
            entry.overlapped = false;
        }
    }

    /** The entry is the youngest from now on; the oldest that is not under way makes room for it. */
    private Entry entry(String truth, long key) {
        Map<Long, Entry> ofTruth = all.computeIfAbsent(truth, fresh -> new LinkedHashMap<>());
        Entry known = ofTruth.remove(key);
        Entry entry = known == null ? new Entry() : known;
        ofTruth.put(key, entry);
        if (ofTruth.size() > KEPT_OF_EACH) {
            Iterator<Entry> oldest = ofTruth.values().iterator();
            if (oldest.next().underWay == 0) {
                oldest.remove();
            }
        }
        return entry;
    }

    /** Keys that customers wrote, or are writing, under any of these names; as far as they are remembered. */
    public synchronized Set<Long> written(Set<String> truths) {
        Set<Long> keys = new LinkedHashSet<>();
        truths.forEach(truth -> keys.addAll(all.getOrDefault(truth, Map.of()).keySet()));
        return keys;
    }

    /** What a row has to hold, if anybody was promised it and no write of it is under way. */
    public synchronized Optional<Promise> settled(String truth, long key) {
        Entry entry = all.getOrDefault(truth, Map.of()).get(key);
        if (entry == null) {
            return Optional.ofNullable(seeded.getOrDefault(truth, Map.of()).get(key));
        }
        return Optional.of(entry).filter(Entry::isSettled).map(known -> known.promise(truth, key));
    }

    /** Whether anybody was promised that row, or is about to be. */
    synchronized boolean isKnown(String truth, long key) {
        return all.getOrDefault(truth, Map.of()).containsKey(key)
                || seeded.getOrDefault(truth, Map.of()).containsKey(key);
    }

    /** All that are settled at this moment. */
    public synchronized List<Promise> settled() {
        List<Promise> settled = new ArrayList<>();
        seeded.values().forEach(ofTruth -> settled.addAll(ofTruth.values()));
        all.forEach((truth, ofTruth) -> ofTruth.forEach((key, entry) -> {
            if (entry.isSettled()) {
                settled.add(entry.promise(truth, key));
            }
        }));
        return settled;
    }
}
