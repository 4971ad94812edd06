package dev.zdm.course.page;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a page sends along with a request: a JSON object, or nothing. */
public final class Body {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    /** Refuses a body that is too long with 413, and one that is no JSON object with 400. */
    public static Body of(Context ctx) {
        String text = ctx.body();
        if (text.isBlank()) {
            return new Body(JSON.createObjectNode());
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw unfit("the body has to be a JSON object");
            }
            return new Body(node);
        } catch (JacksonException e) {
            throw unfit("the body is no JSON");
        }
    }

    public Optional<String> text(String key) {
        JsonNode value = object.get(key);
        return value == null || !value.isTextual() ? Optional.empty() : Optional.of(value.asText());
    }

    public OptionalLong number(String key) {
        JsonNode value = object.get(key);
        return value == null || !value.isIntegralNumber() ? OptionalLong.empty() : OptionalLong.of(value.asLong());
    }

    /** What stands under {@code key}, whatever it is; null counts as nothing. */
    public Optional<JsonNode> value(String key) {
        return Optional.ofNullable(object.get(key)).filter(value -> !value.isNull());
    }

    /** The objects of the list under {@code key}. Refuses with 400 when there is none. */
    public List<Body> objects(String key) {
        JsonNode list = object.get(key);
        if (list == null || !list.isArray()) {
            throw unfit("it has no list of " + key);
        }
        List<Body> objects = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isObject()) {
                throw unfit("its " + key + " are not all JSON objects");
            }
            objects.add(new Body(element));
        }
        return objects;
    }

    /** Whether {@code key} is there and true. */
    public boolean flag(String key) {
        JsonNode value = object.get(key);
        return value != null && value.asBoolean();
    }

    /** A request that no page of ours sends. */
    public static RuntimeException unfit(String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, "That request makes no sense: " + why + ".");
    }
}
