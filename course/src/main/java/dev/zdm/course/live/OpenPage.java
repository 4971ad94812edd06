package dev.zdm.course.live;

import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** One page that is open somewhere, and what it has already been sent. */
final class OpenPage {

    /** A connection without traffic is closed by the server after 30 s; this many beats are 10. */
    private static final int QUIET_BEATS = 40;

    private final SseClient client;
    private final Set<String> wanted;
    private final Executor sender;
    private final AtomicReference<LiveHub.Picture> latest = new AtomicReference<>();
    private final Map<String, String> sent = new HashMap<>();
    private final Map<String, Long> fed = new HashMap<>();
    private long lastEntry;
    private int quiet;

    OpenPage(SseClient client, Set<String> wanted, long lastEntry, Executor sender) {
        this.client = client;
        this.wanted = wanted;
        this.lastEntry = lastEntry;
        this.sender = sender;
    }

    boolean wants(String part) {
        return wanted.contains(part);
    }

    void greet(String process) {
        client.sendEvent("hello", process);
    }

    /** Returns at once. A picture that comes while an older one is still being sent takes the place of those between. */
    void show(LiveHub.Picture picture) {
        if (latest.getAndSet(picture) == null) {
            sender.execute(this::drain);
        }
    }

    private void drain() {
        LiveHub.Picture picture = latest.get();
        while (picture != null && !client.terminated()) {
            send(picture);
            picture = latest.compareAndSet(picture, null) ? null : latest.get();
        }
    }

    private void send(LiveHub.Picture picture) {
        StringBuilder changes = new StringBuilder();
        picture.parts().forEach((id, html) -> {
            if (wanted.contains(id) && !html.equals(sent.put(id, html))) {
                changes.append("<template data-part=\"")
                        .append(id)
                        .append("\">")
                        .append(html)
                        .append("</template>\n");
            }
        });
        boolean news = changes.length() > 0;
        if (news) {
            client.sendEvent("patch", changes.toString());
        }
        for (Feed feed : picture.feeds()) {
            news |= wanted.contains(feed.id()) && send(feed);
        }
        for (LiveHub.Entry entry : picture.entriesAfter().apply(lastEntry)) {
            if (client.terminated()) {
                return;
            }
            client.sendEvent("entry", entry.html(), Long.toString(entry.number()));
            lastEntry = entry.number();
            news = true;
        }
        quiet = news ? 0 : quiet + 1;
        if (quiet >= QUIET_BEATS) {
            client.sendComment("still here");
            quiet = 0;
        }
    }

    private boolean send(Feed feed) {
        Optional<Feed.Changes> changes = feed.changesAfter().apply(fed.getOrDefault(feed.id(), Feed.NOTHING));
        changes.ifPresent(fresh -> {
            client.sendEvent(feed.id(), fresh.json());
            fed.put(feed.id(), fresh.upTo());
        });
        return changes.isPresent();
    }

    void close() {
        client.close();
    }
}
