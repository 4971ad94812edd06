package dev.zdm.course.academy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing that a page remembers: a key, and a value in JSON. */
public sealed interface Fact {

    /** No value is longer, as JSON text. */
    int LONGEST_VALUE = 20_000;

    /** {@code place/09-the-queue}, {@code guess/lessons/09-the-queue/predict-1a2b3c4d}, {@code sql/A}. */
    String key();

    JsonNode value();

    /** The table that holds it. */
    String table();

    /** What stands in the table's columns between the learner and the time. */
    List<Object> columns();

    /**
     * Reads what a page sent, or what the database holds.
     *
     * @throws IllegalArgumentException when there is no such key, or it cannot have that value
     */
    static Fact of(String key, JsonNode value) {
        Matcher parts = Key.matching(key);
        if (value.toString().length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("the value of " + key + " is too long");
        }
        return switch (parts.group(1)) {
            case "place" -> Place.of(parts.group(2), value);
            case "read" -> new Finished(parts.group(2), isTrue(key, value));
            case "guess" -> Guess.of(parts.group(2), value);
            default -> new Kept(key, value);
        };
    }

    private static boolean isTrue(String key, JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(key + " is either true or false");
        }
        return value.booleanValue();
    }

    /** Names that keys are made of. */
    final class Key {

        private static final Pattern KEY =
                Pattern.compile("([a-z]{1,20})/([A-Za-z0-9._-]{1,80}(/[A-Za-z0-9._-]{1,80}){0,2})");
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");

        private Key() {}

        private static Matcher matching(String key) {
            Matcher parts = KEY.matcher(key);
            if (!parts.matches()) {
                throw new IllegalArgumentException("there is no key of that form");
            }
            return parts;
        }

        private static String name(String text) {
            if (!NAME.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is no name of a lesson");
            }
            return text;
        }
    }

    /**
     * How far a lesson was read.
     *
     * @param lesson its slug
     * @param heading id of the heading above the place, empty above the first
     * @param past how many blocks of text stand between the two
     */
    record Place(String lesson, String heading, int past) implements Fact {

        public Place {
            Key.name(lesson);
            if (heading.length() > 200 || past < 0) {
                throw new IllegalArgumentException("there is no such place in " + lesson);
            }
        }

        private static Place of(String lesson, JsonNode value) {
            return new Place(
                    lesson, value.path("heading").asText(""), value.path("past").asInt(-1));
        }

        @Override
        public String key() {
            return "place/" + lesson;
        }

        @Override
        public JsonNode value() {
            return JsonNodeFactory.instance.objectNode().put("heading", heading).put("past", past);
        }

        @Override
        public String table() {
            return "place";
        }

        @Override
        public List<Object> columns() {
            return List.of(lesson, heading, past);
        }
    }

    /** Whether a lesson counts as read. */
    record Finished(String lesson, boolean finished) implements Fact {

        public Finished {
            Key.name(lesson);
        }

        @Override
        public String key() {
            return "read/" + lesson;
        }

        @Override
        public JsonNode value() {
            return BooleanNode.valueOf(finished);
        }

        @Override
        public String table() {
            return "finished";
        }

        @Override
        public List<Object> columns() {
            return List.of(lesson, finished);
        }
    }

    /**
     * What the learner predicted.
     *
     * @param page the lesson or lab without its first slash: {@code lessons/09-the-queue}
     * @param card the prediction on it
     * @param guess the number of the option, from 1
     */
    record Guess(String page, String card, int guess) implements Fact {

        private static Guess of(String pageAndCard, JsonNode value) {
            int end = pageAndCard.lastIndexOf('/');
            if (end < 0 || !value.canConvertToInt() || value.intValue() < 1) {
                throw new IllegalArgumentException("that is no guess at a prediction");
            }
            return new Guess(pageAndCard.substring(0, end), pageAndCard.substring(end + 1), value.intValue());
        }

        @Override
        public String key() {
            return "guess/" + page + "/" + card;
        }

        @Override
        public JsonNode value() {
            return JsonNodeFactory.instance.numberNode(guess);
        }

        @Override
        public String table() {
            return "prediction";
        }

        @Override
        public List<Object> columns() {
            return List.of(page, card, guess);
        }
    }

    /** What only the page makes sense of: a tick, an unfolded question, SQL that was typed and not sent. */
    record Kept(String key, JsonNode value) implements Fact {

        @Override
        public String table() {
            return "kept";
        }

        @Override
        public List<Object> columns() {
            return List.of(key, value.toString());
        }

        /** A text, as the page would send it. */
        static Kept text(String key, String text) {
            return new Kept(key, TextNode.valueOf(text));
        }
    }
}
