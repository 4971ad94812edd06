package dev.zdm.course.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.course.live.Feed;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Wal.TableSize;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.live.Gauges.Job;
import dev.zdm.runner.live.LiveState;
import dev.zdm.workload.traffic.LiveTraffic.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last ten minutes of a stand, out of its pictures. Whatever is new has a number, so that each page can be told what came after
 * what it has. Thread-safe.
 */
final class History {

    static final Duration KEPT = Duration.ofMinutes(10);

    /** Words with numbers in them change with every picture; nobody reads faster. */
    private static final Duration WORDS_EVERY = Duration.ofMillis(500);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deque<Second> seconds = new ArrayDeque<>();
    private final Deque<Disk> disks = new ArrayDeque<>();
    private final Deque<Noted> noted = new ArrayDeque<>();
    private final Map<String, Said> words = new LinkedHashMap<>();
    private final Marks marks = new Marks();
    private List<Job> jobs = List.of();
    private long jobsNumber;
    private Instant wordsAt = Instant.MIN;
    private List<Integer> queue = List.of();
    private Instant now = Instant.EPOCH;
    private long number;

    /** How customers fared in a second. */
    record Second(long number, Instant at, Latency latency, List<App> apps) {

        long failed() {
            return apps.stream().mapToLong(App::failed).sum();
        }
    }

    /** Requests of one app version in a second, those that ended well and those that failed. */
    record App(String name, long done, long failed) {}

    private record Disk(long number, Wal wal, boolean othersTables) {}

    private record Noted(long number, Instant at, Marks.Mark mark) {}

    private record Said(long number, Words words) {}

    /** Takes a picture in, and says whether there is news in it. */
    synchronized boolean see(LiveState state, Optional<AttemptStatus> attempt, Names names) {
        long before = number;
        long next = number + 1;
        now = state.at();
        for (Marks.Mark mark : marks.see(state.at(), attempt, state.gauges().shares())) {
            noted.add(new Noted(next, state.at(), mark));
            number = next;
        }
        seeSecond(state, next);
        seeDisk(state.gauges().wal(), next);
        if (!state.gauges().jobs().equals(jobs)) {
            jobs = state.gauges().jobs();
            jobsNumber = next;
            number = next;
        }
        say(state, names, next);
        forget(state.at().minus(KEPT));
        return number > before;
    }

    private void seeSecond(LiveState state, long next) {
        Instant second = state.gauges().second();
        if (state.apps().isEmpty()
                || (!seconds.isEmpty() && !second.isAfter(seconds.getLast().at()))) {
            return;
        }
        List<App> apps = state.apps().stream()
                .map(app -> new App(app.app(), app.requestsPerSecond(), app.failedPerSecond()))
                .toList();
        seconds.add(new Second(next, second, state.gauges().latency(), apps));
        number = next;
    }

    private void seeDisk(@Nullable Wal wal, long next) {
        if (wal == null
                || (!disks.isEmpty() && !wal.at().isAfter(disks.getLast().wal().at()))) {
            return;
        }
        boolean others =
                disks.isEmpty() || !wal.tables().equals(disks.getLast().wal().tables());
        disks.add(new Disk(next, wal, others));
        number = next;
    }

    private void say(LiveState state, Names names, long next) {
        List<Integer> pids = state.queue().stream().map(LiveState.Node::pid).toList();
        if (pids.equals(queue) && wordsAt.plus(WORDS_EVERY).isAfter(state.at())) {
            return;
        }
        queue = pids;
        wordsAt = state.at();
        say("queue", QueueWords.of(state.queue(), names), next);
        say("jobs", JobWords.of(jobs, names), next);
        if (!seconds.isEmpty()) {
            List<Second> all = List.copyOf(seconds);
            say("latency", TrafficWords.latency(all), next);
            say("failures", TrafficWords.failures(all), next);
            say("rates", TrafficWords.rates(all), next);
        }
        if (!disks.isEmpty()) {
            say("wal", DiskWords.wal(disks.getLast().wal()), next);
            say("tables", DiskWords.tables(disks.getLast().wal()), next);
        }
    }

    /** No pictures come any more: what was said of the present is not so now. */
    synchronized void rest() {
        long next = number + 1;
        words.keySet()
                .forEach(topic ->
                        say(topic, new Words("The shop is closed, so there is nothing to tell.", "closed"), next));
        if (!jobs.isEmpty()) {
            jobs = List.of();
            jobsNumber = next;
            number = next;
        }
        wordsAt = Instant.MIN;
    }

    private void say(String topic, Words said, long next) {
        Said before = words.get(topic);
        if (before == null || !before.words().equals(said)) {
            words.put(topic, new Said(next, said));
            number = next;
        }
    }

    private void forget(Instant before) {
        while (!seconds.isEmpty() && seconds.getFirst().at().isBefore(before)) {
            seconds.removeFirst();
        }
        while (!disks.isEmpty() && disks.getFirst().wal().at().isBefore(before)) {
            disks.removeFirst();
        }
        while (!noted.isEmpty() && noted.getFirst().at().isBefore(before)) {
            noted.removeFirst();
        }
    }

    /** What came after a change, as the page's script reads it; everything that is kept, after {@link Feed#NOTHING}. */
    synchronized Optional<Feed.Changes> after(long known, Names names) {
        if (known == number) {
            return Optional.empty();
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("now", now.toEpochMilli());
        if (known == Feed.NOTHING) {
            json.put("all", true);
        }
        ArrayNode lines = json.putArray("seconds");
        since(seconds, second -> second.number() > known).forEach(second -> write(second, lines.addArray()));
        ArrayNode writes = json.putArray("disks");
        List<Disk> fresh = since(disks, disk -> disk.number() > known);
        for (int i = 0; i < fresh.size(); i++) {
            write(fresh.get(i), i == 0 || fresh.get(i).othersTables(), writes.addArray());
        }
        ArrayNode marked = json.putArray("marks");
        since(noted, mark -> mark.number() > known)
                .forEach(mark -> marked.addArray()
                        .add(mark.at().toEpochMilli())
                        .add(mark.mark().label())
                        .add(mark.mark().text()));
        if (jobsNumber > known) {
            ArrayNode running = json.putArray("jobs");
            jobs.forEach(job -> write(job, names, running.addObject()));
        }
        ObjectNode said = json.putObject("words");
        words.forEach((topic, words) -> {
            if (words.number() > known) {
                said.putArray(topic).add(words.words().text()).add(words.words().gist());
            }
        });
        return Optional.of(new Feed.Changes(number, json.toString()));
    }

    private interface Fresh<T> {
        boolean is(T item);
    }

    /** The fresh ones are the last ones, so that a page that is up to date costs next to nothing. */
    private static <T> List<T> since(Deque<T> all, Fresh<T> fresh) {
        List<T> found = new ArrayList<>();
        Iterator<T> backwards = all.descendingIterator();
        while (backwards.hasNext()) {
            T item = backwards.next();
            if (!fresh.is(item)) {
                break;
            }
            found.add(item);
        }
        Collections.reverse(found);
        return found;
    }

    private static void write(Second second, ArrayNode line) {
        line.add(second.at().toEpochMilli());
        Latency latency = second.latency();
        for (double millis : new double[] {latency.p50Millis(), latency.p95Millis(), latency.p99Millis()}) {
            line.add(Math.round(millis * 100) / 100.0);
        }
        ObjectNode apps = line.addObject();
        second.apps().forEach(app -> apps.putArray(app.name()).add(app.done()).add(app.failed()));
    }

    private static void write(Disk disk, boolean withTables, ArrayNode line) {
        Wal wal = disk.wal();
        Duration lag = wal.replicaLag();
        line.add(wal.at().toEpochMilli()).add(wal.bytesPerSecond());
        line.add(wal.replicaLagBytes());
        line.add(wal.replicaLagBytes() == null || lag == null ? null : lag.toMillis());
        if (withTables) {
            ArrayNode tables = line.addArray();
            wal.tables().forEach(table -> write(table, tables.addArray()));
        }
    }

    private static void write(TableSize table, ArrayNode line) {
        line.add(table.table()).add(table.bytes()).add(Objects.requireNonNullElse(table.toastBytes(), 0L));
        line.add(Objects.requireNonNullElse(table.liveTuples(), 0L)).add(table.deadTuples());
    }

    private static void write(Job job, Names names, ObjectNode object) {
        object.put("who", names.of(job.pid(), job.who()));
        object.put("pid", job.pid());
        object.put("command", job.command());
        object.put("object", JobWords.object(job).strip());
        object.put("phase", job.phase());
        object.put("percent", job.percent());
        object.put("done", job.done());
        object.put("total", job.total());
        object.put("unit", job.unit());
        object.put("waits", job.locker() == null ? "" : JobWords.whom(job.locker(), names) + JobWords.counted(job));
        object.put("statement", job.locker() == null ? "" : job.locker().statement());
    }
}
