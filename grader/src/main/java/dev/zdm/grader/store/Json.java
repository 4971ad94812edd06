package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How values are spelled: instants with microseconds, durations as milliseconds, enums as {@code toString} says. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("evidence")
                    .addSerializer(Instant.class, new WriteInstant())
                    .addDeserializer(Instant.class, new ReadInstant())
                    .addSerializer(Duration.class, new WriteMillis())
                    .addDeserializer(Duration.class, new ReadMillis()))
            .annotationIntrospector(new RecordSpelling.ComponentsOnly())
            .propertyNamingStrategy(new RecordSpelling.Names())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final int MICROS_LENGTH = "2026-11-21T01:02:03.123456Z".length();

    private Json() {}

    static String spelled(Instant instant) {
        return MICROS.format(instant);
    }

    /** An attempt has tens of thousands of instants, nearly all with microseconds; those are read without a formatter. */
    static Instant instant(String text) {
        if (text.length() != MICROS_LENGTH || text.charAt(MICROS_LENGTH - 1) != 'Z' || text.charAt(19) != '.') {
            return Instant.parse(text);
        }
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long seconds = number(text, 11, 13) * 3_600L + number(text, 14, 16) * 60L + number(text, 17, 19);
        return Instant.ofEpochSecond(days * 86_400 + seconds, number(text, 20, 26) * 1_000L);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit at " + i + " of " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static final class WriteInstant extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider ignored) throws IOException {
            json.writeString(spelled(instant));
        }
    }

    private static final class ReadInstant extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                return instant(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, "not an instant");
            }
        }
    }

    private static final class WriteMillis extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration duration, JsonGenerator json, SerializerProvider ignored) throws IOException {
            BigDecimal millis =
                    BigDecimal.valueOf(duration.toNanos() / 1_000, 3).stripTrailingZeros();
            json.writeNumber(millis.scale() < 0 ? millis.setScale(0) : millis);
        }
    }

    private static final class ReadMillis extends JsonDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Duration.ofNanos(json.getDecimalValue().movePointRight(6).longValue());
        }
    }
}
