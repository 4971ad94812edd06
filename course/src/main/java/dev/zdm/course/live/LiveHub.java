package dev.zdm.course.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every open page up to date over one stream of events each. Four times a second, and whenever something
 * stirs, the parts of the page are drawn once; each page is sent those that differ from what it has. A page that
 * cannot keep up misses pictures, never news.
 */
public final class LiveHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final int MOST_PAGES = 64;

    private final String process;
    private final List<PagePart> parts;
    private final LongFunction<List<Entry>> entriesAfter;
    private final List<Feed> feeds;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(daemon("live-heart"));
    private final ScheduledFuture<?> beats;
    private final ExecutorService senders = Executors.newCachedThreadPool(daemon("live-sender"));

    /**
     * Something that is added to a page and stays: an answer in the console.
     *
     * @param number later entries have greater ones
     */
    public record Entry(long number, String html) {}

    /**
     * @param process a name of this process; a page that was made by another one loads itself anew
     * @param entriesAfter the entries that still are kept with a greater number
     */
    public LiveHub(String process, List<PagePart> parts, LongFunction<List<Entry>> entriesAfter, List<Feed> feeds) {
        this.process = process;
        this.parts = List.copyOf(parts);
        this.entriesAfter = entriesAfter;
        this.feeds = List.copyOf(feeds);
        beats = heart.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), MILLISECONDS);
    }

    /**
     * Lets a page in. Its address says which parts it has, {@code ?parts=strip,queue}, and which entry it got last,
     * {@code &after=12}.
     */
    public void join(SseClient client) {
        join(client, part -> true, () -> {});
    }

    /**
     * As {@link #join}, for somebody else's page, which gets none of the learner's own parts, whatever it asks for.
     *
     * @param left is told when the page is gone, which may be some seconds later
     */
    public void joinVisitor(SseClient client, Runnable left) {
        join(
                client,
                id -> parts.stream()
                        .noneMatch(part -> part.isLearnersOwn() && part.id().equals(id)),
                left);
    }

    private void join(SseClient client, Predicate<String> mayHave, Runnable left) {
        if (pages.size() >= MOST_PAGES) {
            client.close();
            left.run();
            return;
        }
        String asked = client.ctx().queryParam("parts");
        Set<String> wanted = Stream.ofNullable(asked)
                .flatMap(all -> Arrays.stream(all.split(",")))
                .filter(mayHave)
                .collect(Collectors.toUnmodifiableSet());
        OpenPage page = new OpenPage(client, wanted, lastEntry(client), senders);
        client.keepAlive();
        client.onClose(() -> {
            pages.remove(page);
            left.run();
        });
        page.greet(process);
        pages.add(page);
        stir();
    }

    /** The same page, reconnecting by itself, says so in a header; a page that opens a stream anew says so in its address. */
    private static long lastEntry(SseClient client) {
        String header = client.ctx().header("Last-Event-ID");
        String last = header == null ? client.ctx().queryParam("after") : header;
        return last == null || !last.matches("\\d{1,18}") ? 0 : Long.parseLong(last);
    }

    /** How many pages are open. */
    public int openPages() {
        return pages.size();
    }

    /** Whether any open page shows this part. */
    public boolean isWatched(String part) {
        return pages.stream().anyMatch(page -> page.wants(part));
    }

    /** Something changed: pages hear of it now rather than at the next beat. */
    public void stir() {
        try {
            heart.execute(this::beat);
        } catch (RejectedExecutionException closing) {
            LOG.debug("a last change came after the end", closing);
        }
    }

    /** A feed has news: pages get them now, and nothing is drawn for that. */
    public void feed() {
        pages.forEach(page -> page.show(new Picture(Map.of(), entriesAfter, feeds)));
    }

    private void beat() {
        if (pages.isEmpty()) {
            return;
        }
        Map<String, String> drawn = new HashMap<>();
        for (PagePart part : parts) {
            if (isWatched(part.id())) {
                draw(part, drawn);
            }
        }
        pages.forEach(page -> page.show(new Picture(drawn, entriesAfter, feeds)));
    }

    // One part that fails must not stop the others, nor the heart: a scheduled task that throws is never run again.
    private static void draw(PagePart part, Map<String, String> drawn) {
        try {
            drawn.put(part.id(), part.html().get());
        } catch (RuntimeException e) {
            LOG.warn("{} could not be drawn", part.id(), e);
        }
    }

    @Override
    public void close() {
        beats.cancel(false);
        heart.shutdownNow();
        pages.forEach(OpenPage::close);
        senders.shutdownNow();
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** All parts at one moment, by the id of their element. */
    record Picture(Map<String, String> parts, LongFunction<List<Entry>> entriesAfter, List<Feed> feeds) {}
}
