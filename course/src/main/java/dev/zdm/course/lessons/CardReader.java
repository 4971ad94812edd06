package dev.zdm.course.lessons;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.stream.IntStream;

/** Reads YAML that stands inside a lesson; a mistake in it is named by the lesson's own line. */
final class CardReader<T> {

    private final ObjectReader yaml;

    CardReader(Class<T> card) {
        yaml = JsonMapper.builder(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readerFor(card);
    }

    /**
     * @param text the YAML
     * @param line of the source on which it begins, from 0
     */
    T read(String text, Source source, int line, String whatToDo) {
        try {
            return yaml.readValue(text);
        } catch (UnrecognizedPropertyException e) {
            // Its location is where the card ends, which would mislead.
            String key = e.getPropertyName();
            throw source.problem(line + lineOf(key, text), "unknown key " + key, whatToDo, e);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            int inside = at == null ? 0 : Math.max(0, at.getLineNr() - 1);
            throw source.problem(line + inside, e.getOriginalMessage(), whatToDo, e);
        }
    }

    private static int lineOf(String key, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).strip().startsWith(key + ":"))
                .findFirst()
                .orElse(0);
    }
}
