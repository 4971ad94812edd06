package dev.zdm.workload.app;

import java.util.Optional;
import java.util.Set;

/**
 * What a request's customer was promised once it was acknowledged: under this name, the row with that key holds this value.
 *
 * @param truth its name: {@code full_name}
 * @param key the word that is the row's key; empty when it is the id that the request's last statement returned
 * @param value a word, or text
 */
public record Memory(String truth, Optional<Word> key, Value value) {

    private static final String RETURNED = "returned";
    private static final Set<Word> KEYS = Set.of(Word.USER_ID, Word.ORDER_ID, Word.OPEN_ORDER_ID);

    /** What the row holds. */
    public sealed interface Value {}

    /** What the request carried as this word. */
    public record Carried(Word word) implements Value {}

    /** Always the same. */
    public record Literal(String text) implements Value {}

    /**
     * @param key {@code :user_id}, or {@code returned}
     * @param value {@code :full_name}, or a text without a colon before it
     * @throws IllegalArgumentException when there is no such word, or it is no key
     */
    static Memory of(String truth, String key, String value) {
        Optional<Word> keyWord = key.equals(RETURNED) ? Optional.empty() : Optional.of(keyWord(key));
        return new Memory(truth, keyWord, value.startsWith(":") ? new Carried(word(value)) : new Literal(value));
    }

    static Word keyWord(String parameter) {
        if (!parameter.startsWith(":") || !KEYS.contains(word(parameter))) {
            throw new IllegalArgumentException(
                    "'" + parameter + "' is no key; write :user_id, :order_id, :open_order_id or returned");
        }
        return word(parameter);
    }

    /** @throws IllegalArgumentException when there is no such word */
    static Word word(String parameter) {
        return Word.named(parameter.substring(1));
    }

    /** @param returned the id that the request's last statement returned, 0 for none */
    public long keyIn(Draw draw, long returned) {
        return key.map(word -> Long.parseLong(word.textIn(draw))).orElse(returned);
    }

    public String valueIn(Draw draw) {
        return value instanceof Carried carried ? carried.word().textIn(draw) : ((Literal) value).text();
    }
}
