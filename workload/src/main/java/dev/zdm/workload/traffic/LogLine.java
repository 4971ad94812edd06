package dev.zdm.workload.traffic;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.ServerRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A line of {@code requests.jsonl}; docs/evidence.md says what is in it. */
sealed interface LogLine {

    DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    String type();

    /** When it happened. */
    Instant at();

    /** Writes what this type of line has beside type, time and number. */
    void writeKeys(JsonGenerator json) throws IOException;

    /** One connection of a pool, before it is used. */
    record Opened(Instant at, Sessions.Pooled pooled) implements LogLine {

        @Override
        public String type() {
            return "session";
        }

        @Override
        public void writeKeys(JsonGenerator json) throws IOException {
            writeSession(json, pooled.session());
            json.writeStringField("app", pooled.app());
            json.writeStringField("pool", pooled.kind().pool());
        }
    }

    /** One second of one app version and kind. */
    record Second(Instant at, String app, Kind kind, Tally.Counts counts) implements LogLine {

        @Override
        public String type() {
            return "second";
        }

        @Override
        public void writeKeys(JsonGenerator json) throws IOException {
            Histogram latencies = counts.latencies();
            json.writeStringField("app", app);
            json.writeStringField("kind", kind.word());
            json.writeNumberField("due", counts.due());
            json.writeNumberField("done", counts.done());
            json.writeNumberField("failed", counts.failed());
            writeMillis(json, "p50Millis", latencies.getValueAtPercentile(50));
            writeMillis(json, "p99Millis", latencies.getValueAtPercentile(99));
            writeMillis(json, "maxMillis", latencies.getMaxValue());
            ByteBuffer compressed = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
            int length = latencies.encodeIntoCompressedByteBuffer(compressed);
            json.writeFieldName("histogram");
            json.writeString(Base64.getEncoder().encodeToString(Arrays.copyOf(compressed.array(), length)));
        }
    }

    /** A request that failed, or that succeeded but was slow. */
    record Noted(
            Instant at,
            String app,
            String request,
            Kind kind,
            ServerRole server,
            Instant due,
            long waitedNanos,
            int status,
            @Nullable String sqlstate,
            @Nullable String message,
            @Nullable Session session)
            implements LogLine {

        static final int SLOW = 200;
        static final int FAILED = 500;
        static final int TURNED_AWAY = 503;

        @Override
        public String type() {
            return status == SLOW ? "slow" : "failed";
        }

        @Override
        public void writeKeys(JsonGenerator json) throws IOException {
            json.writeStringField("app", app);
            json.writeStringField("request", request);
            json.writeStringField("kind", kind.word());
            if (server == ServerRole.STANDBY) {
                json.writeBooleanField("standby", true);
            }
            json.writeStringField("due", MICROSECONDS.format(due));
            writeMillis(json, "waitedMillis", waitedNanos / 1_000);
            json.writeNumberField("status", status);
            json.writeStringField("sqlstate", sqlstate);
            json.writeStringField("message", message);
            writeSession(json, session);
        }
    }

    /** From then on the app versions share the requests like this. */
    record Deployed(Instant at, Map<String, Integer> shares, boolean over) implements LogLine {

        @Override
        public String type() {
            return "deploy";
        }

        @Override
        public void writeKeys(JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("shares");
            for (Map.Entry<String, Integer> share : shares.entrySet()) {
                json.writeNumberField(share.getKey(), share.getValue());
            }
            json.writeEndObject();
            json.writeBooleanField("over", over);
        }
    }

    private static void writeMillis(JsonGenerator json, String key, long micros) throws IOException {
        json.writeNumberField(key, BigDecimal.valueOf(micros, 3));
    }

    private static void writeSession(JsonGenerator json, @Nullable Session session) throws IOException {
        if (session == null) {
            json.writeNullField("session");
            return;
        }
        json.writeObjectFieldStart("session");
        json.writeNumberField("pid", session.pid());
        json.writeStringField("started", MICROSECONDS.format(session.started()));
        json.writeStringField("role", session.role());
        json.writeEndObject();
    }
}
