package dev.zdm.course.workshop;

import dev.zdm.course.Stands;
import dev.zdm.labs.LabProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a page asks for a lab's tool to be used. That takes seconds to minutes, so it is done by one worker, one use at a time, and the
 * bench keeps what the tool says.
 */
public final class ToolBench implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ToolBench.class);
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 2_000;

    private final Stands stands;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tool-bench");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable Use use;
    private @Nullable Future<?> running;
    private volatile Runnable heard = () -> {};

    /**
     * One use of a tool.
     *
     * @param lab whose tool it is, {@code lab-15}
     * @param command as it would be typed, {@code apply --to 3}
     * @param result how it ended, in words; null while it goes on
     * @param well whether it ended well
     */
    record Use(String lab, String command, @Nullable String result, boolean well) {

        Use ended(String how, boolean asHoped) {
            return new Use(lab, command, how, asHoped);
        }
    }

    /** The last use, and what the tool has said: at most {@value #MOST_LINES} lines. */
    record Told(@Nullable Use use, List<String> lines) {

        boolean isAtWork() {
            return use != null && use.result() == null;
        }
    }

    public ToolBench(Stands stands) {
        this.stands = stands;
    }

    /** {@code listener} is told whenever something changed. */
    public void onChange(Runnable listener) {
        heard = listener;
    }

    synchronized Told told() {
        return new Told(use, List.copyOf(lines));
    }

    /** Returns at once; fails with {@link LabProblem.Usage} while a tool is at work. */
    synchronized void begin(String lab, String tool, List<String> arguments) {
        if (told().isAtWork()) {
            throw new LabProblem.Usage("A tool is at work.", "Wait until it is done, or stop it.");
        }
        List<String> words = new ArrayList<>(List.of(tool));
        words.addAll(arguments);
        lines.clear();
        use = new Use(lab, String.join(" ", words), null, false);
        running = worker.submit(() -> perform(tool, arguments));
        heard.run();
    }

    /** Interrupts the tool that is at work; does nothing when none is. */
    synchronized void stop() {
        Future<?> task = running;
        if (task != null) {
            task.cancel(true);
        }
    }

    private void perform(String tool, List<String> arguments) {
        try {
            int code = stands.useTool(tool, arguments, this::hear);
            end(code == 0 ? "done" : "ended with " + code, code == 0);
        } catch (LabProblem e) {
            hear(String.valueOf(e.getMessage()));
            hear(e.whatToDo());
            end("not done", false);
        } catch (InterruptedException e) {
            end("stopped", false);
        } catch (RuntimeException e) {
            LOG.error("the tool {} failed", tool, e);
            hear("The course itself failed: " + e);
            end("not done", false);
        }
    }

    private synchronized void hear(String line) {
        lines.addLast(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …");
        while (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
        heard.run();
    }

    private synchronized void end(String how, boolean asHoped) {
        Use now = use;
        if (now != null) {
            use = now.ended(how, asHoped);
        }
        heard.run();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
