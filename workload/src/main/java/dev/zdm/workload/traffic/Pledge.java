package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Memory;
import dev.zdm.workload.app.Request;
import java.time.Instant;
import java.util.List;

/** One request, what it carries, and what its customer will have been promised when it ends well. For one thread. */
final class Pledge {

    private final Request request;
    private final Draw draw;
    private final Promises promises;
    private boolean begun;

    Pledge(Request request, Draw draw, Promises promises) {
        this.request = request;
        this.draw = draw;
        this.promises = promises;
    }

    Request request() {
        return request;
    }

    Draw draw() {
        return draw;
    }

    Promises promises() {
        return promises;
    }

    /** Whether a row of that key may be what this request has made: it was not there from the start, and nobody was promised it. */
    boolean isNew(long returned) {
        return returned > draw.lastSeeded(request)
                && request.remembers().stream()
                        .filter(memory -> memory.key().isEmpty())
                        .noneMatch(memory -> promises.isKnown(memory.truth(), returned));
    }

    /** It is about to be sent. */
    void begin() {
        begun = true;
        known().forEach(memory -> promises.begin(memory.truth(), memory.keyIn(draw, 0)));
    }

    private List<Memory> known() {
        return request.remembers().stream()
                .filter(memory -> memory.key().isPresent())
                .toList();
    }

    /** It was acknowledged. */
    void keep(long returned, String app, Instant at) {
        for (Memory memory : request.remembers()) {
            long key = memory.keyIn(draw, returned);
            if (key > 0) {
                promises.keep(memory.truth(), key, memory.valueIn(draw), app, request.name(), at);
            }
        }
    }

    /** It failed; whether it took effect may be unknown. */
    void fail() {
        if (begun) {
            known().forEach(memory -> promises.fail(memory.truth(), memory.keyIn(draw, 0), memory.valueIn(draw)));
        }
    }
}
