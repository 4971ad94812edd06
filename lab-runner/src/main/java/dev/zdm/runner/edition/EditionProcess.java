package dev.zdm.runner.edition;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Frame;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.ShopAddress;
import dev.zdm.runner.sandbox.Limits;
import dev.zdm.runner.sandbox.Sandbox;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.traffic.RemoteApp;
import dev.zdm.workload.traffic.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A learner's app version at work in a sandbox of its own. What it says of itself is checked or is of no use to it: which connections are its
 * own is asked of the server, what it tells customers is held against what they were promised, how long it takes is measured here.
 */
final class EditionProcess implements RemoteApp {

    private static final Logger LOG = LoggerFactory.getLogger(EditionProcess.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    /** One order is given at a time, and answered by the faults that a compiler tells. */
    private static final int MOST_ANSWERS = 1_000;

    private static final String GONE = "the app's process has ended";

    /** Asks the server whose session a process is; empty when it is none of this role in this shop. */
    interface SessionLookup {
        Optional<Session> find(int pid, String role);
    }

    private final Sandbox sandbox;
    private final ShopAddress shop;
    private final SessionLookup lookup;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final Map<Integer, Session> sessions = new ConcurrentHashMap<>();
    private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>(MOST_ANSWERS);
    private volatile BiConsumer<Session, Kind> register = (session, kind) -> {};
    private volatile boolean over;

    private EditionProcess(Sandbox sandbox, ShopAddress shop, SessionLookup lookup) {
        this.sandbox = sandbox;
        this.shop = shop;
        this.lookup = lookup;
        Thread reader = new Thread(this::hearAll, "edition");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a sandbox and compiles the source in it. Fails with {@link LabProblem.Usage} that names each line at fault.
     *
     * @param file as the learner's editor calls it
     */
    static EditionProcess compile(
            Sandboxes sandboxes, ShopAddress shop, SessionLookup lookup, String file, String source) {
        EditionProcess process = new EditionProcess(sandboxes.start("app", Limits.APP), shop, lookup);
        try {
            process.await(Frame.Kind.READY);
            process.order(Frame.of(
                    Frame.Kind.OPEN,
                    process.sandbox.relay("primary", shop.server()),
                    shop.database(),
                    shop.role(),
                    shop.password()));
            process.order(Frame.of(Frame.Kind.COMPILE, file, source));
            List<Remark> faults = process.faults();
            if (!faults.isEmpty()) {
                throw new LabProblem.Usage(
                        faults.stream().map(fault -> told(file, fault)).collect(Collectors.joining("\n")),
                        "Mend " + file + ", then deploy it again.");
            }
            return process;
        } catch (IOException e) {
            process.close();
            throw new LabProblem(
                    file + " could not be compiled: " + e.getMessage(), "Try again; see bin/lab doctor.", e);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static String told(String file, Remark fault) {
        return file + (fault.line() > 0 ? ":" + fault.line() + ": " : ": ") + fault.text();
    }

    // ---- orders, which come one at a time

    private void order(Frame frame) throws IOException {
        sandbox.write(frame);
    }

    /** What it has to say against the order; empty when it has done it. */
    private List<Remark> faults() throws IOException {
        List<Remark> faults = new ArrayList<>();
        while (true) {
            Frame frame = await(null);
            if (frame.kind() == Frame.Kind.REMARK) {
                faults.add(Remark.from(frame));
            } else if (frame.kind() == Frame.Kind.ENDED) {
                return frame.text(1).equals("done")
                        ? List.of()
                        : faults.isEmpty() ? List.of(Remark.of(Remark.Sort.ERROR, "it was refused")) : faults;
            }
        }
    }

    /** @param kind null for any */
    private Frame await(Frame.@Nullable Kind kind) throws IOException {
        try {
            Frame frame = answers.poll(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null || frame.kind() == Frame.Kind.STOP) {
                throw new IOException(frame == null ? "it does not answer" : GONE + ". " + sandbox.complaint());
            }
            if (kind != null && frame.kind() != kind) {
                throw new IOException("it says " + frame.kind());
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void open(int readers, int writers, BiConsumer<Session, Kind> heard) {
        register = heard;
        try {
            order(Frame.of(Frame.Kind.START, readers, writers));
            List<Remark> faults = faults();
            if (!faults.isEmpty()) {
                throw new WorkloadProblem(
                        "The app could not be started: " + faults.get(0).text(),
                        "Mend it, then deploy it again.",
                        null);
            }
        } catch (IOException e) {
            throw new WorkloadProblem("The app could not be started: " + e.getMessage(), "Deploy it again.", e);
        }
    }

    // ---- requests

    @Override
    public Reply serve(String request, Map<String, String> words) {
        long number = numbers.incrementAndGet();
        CompletableFuture<Reply> coming = new CompletableFuture<>();
        waiting.put(number, coming);
        List<Object> parts = new ArrayList<>(List.of(number, request));
        words.forEach((word, value) -> parts.addAll(List.of(word, value)));
        try {
            sandbox.write(Frame.of(Frame.Kind.CALL, parts.toArray()));
            if (over) {
                return gone();
            }
            return awaitReply(coming);
        } catch (IOException e) {
            return gone();
        } finally {
            waiting.remove(number);
        }
    }

    private static Reply gone() {
        return new Failed(null, GONE, null);
    }

    /** A request goes on to its end, whoever interrupts the worker meanwhile: only {@link #close} and the reply end it. */
    private static Reply awaitReply(CompletableFuture<Reply> coming) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return coming.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return gone();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void hearAll() {
        try {
            while (true) {
                hear(sandbox.read());
            }
        } catch (IOException ended) {
            LOG.debug("an app version ended: {}", ended.toString());
        } finally {
            over = true;
            if (!answers.offer(Frame.of(Frame.Kind.STOP))) {
                answers.clear();
                answers.add(Frame.of(Frame.Kind.STOP));
            }
            waiting.values().forEach(coming -> coming.complete(gone()));
            sandbox.close();
        }
    }

    private void hear(Frame frame) throws IOException {
        switch (frame.kind()) {
            case ANSWERED -> reply(frame, answered(frame));
            case FAILED ->
                reply(
                        frame,
                        new Failed(frame.text(2).isEmpty() ? null : frame.text(2), frame.text(3), sessions.get((int)
                                frame.number(1))));
            case TURNED_AWAY -> reply(frame, new TurnedAway(frame.text(1)));
            case SESSION -> see(frame);
            case READY, REMARK, ENDED -> {
                if (!answers.offer(frame)) {
                    throw new IOException("it says more than anybody has asked");
                }
            }
            default -> throw new IOException("an app does not say " + frame.kind());
        }
    }

    private Reply answered(Frame frame) throws IOException {
        Map<String, String> told = new HashMap<>();
        for (int i = 3; i + 1 < frame.parts().size(); i += 2) {
            told.put(frame.text(i), frame.text(i + 1));
        }
        return new Answered(frame.number(2), told, sessions.get((int) frame.number(1)));
    }

    private void reply(Frame frame, Reply reply) throws IOException {
        CompletableFuture<Reply> coming = waiting.get(frame.number(0));
        if (coming != null) {
            coming.complete(reply);
        }
    }

    private void see(Frame frame) throws IOException {
        int pid = (int) frame.number(1);
        Session session = lookup.find(pid, shop.role())
                .orElseThrow(() -> new IOException("session " + pid + " is none of " + shop.role()));
        sessions.put(pid, session);
        register.accept(session, frame.text(0).equals("READ") ? Kind.READ : Kind.WRITE);
        order(Frame.of(Frame.Kind.SEEN, pid));
    }

    /** Returns at once: whoever does not read what is written to them would hold us up. */
    @Override
    public void cancelRunning() {
        Thread thread = new Thread(
                () -> {
                    try {
                        order(Frame.of(Frame.Kind.STOP));
                    } catch (IOException gone) {
                        LOG.debug("nothing to cancel: {}", gone.toString());
                    }
                },
                "edition-cancel");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
