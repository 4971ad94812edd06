package dev.zdm.course.academy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.course.page.Body;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /memory}: {@code {"notes": [{"key", "value", "at"}]}}, all that is remembered; {@code at} in milliseconds since 1970.
 * {@code POST /memory} takes the same, and answers {@code {"kept": [{"key", "at"}], "late": [key]}}: what was kept and under which time, and
 * what was not because something newer is there. 503 means not now.
 */
public final class MemoryRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_AT_ONCE = 100;

    private final Memory memory;
    private final Clock clock;

    public MemoryRoutes(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/memory", this::recall);
        routes.post("/memory", this::keep);
        routes.exception(
                Memory.NotNow.class,
                (notNow, ctx) -> ctx.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .contentType("text/plain; charset=utf-8")
                        .result(notNow.getMessage() + "\n" + notNow.whatToDo() + "\n"));
    }

    private void recall(Context ctx) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode notes = answer.putArray("notes");
        for (Note note : memory.notes()) {
            ObjectNode written = notes.addObject();
            written.put("key", note.key()).put("at", note.at().toEpochMilli());
            written.set("value", note.fact().value());
        }
        json(ctx, answer);
    }

    private void keep(Context ctx) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Note> notes = Body.of(ctx).objects("notes").stream()
                .map(MemoryRoutes::note)
                .map(note -> note.notAfter(now))
                .toList();
        if (notes.size() > MOST_AT_ONCE) {
            throw Body.unfit("it has more than " + MOST_AT_ONCE + " notes");
        }
        Set<String> late = memory.keep(notes);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode kept = answer.putArray("kept");
        for (Note note : notes) {
            if (!late.contains(note.key())) {
                kept.addObject().put("key", note.key()).put("at", note.at().toEpochMilli());
            }
        }
        late.forEach(answer.putArray("late")::add);
        json(ctx, answer);
    }

    private static Note note(Body body) {
        String key = body.text("key").orElseThrow(() -> Body.unfit("a note has no key"));
        JsonNode value = body.value("value").orElseThrow(() -> Body.unfit("a note has no value"));
        Instant at = Instant.ofEpochMilli(
                body.number("at").orElseThrow(() -> Body.unfit("a note does not say since when it is so")));
        try {
            return new Note(Fact.of(key, value), at);
        } catch (IllegalArgumentException e) {
            throw Body.unfit(String.valueOf(e.getMessage()));
        }
    }

    private static void json(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").result(answer.toString());
    }
}
