package dev.zdm.workload.app;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The vocabulary of parameters that requests can use, {@code :user_id} for {@link #USER_ID}. Within one request a
 * word has one value, and words fit together: {@code :email} belongs to {@code :user_id}, {@code :total_cents} is
 * what {@code :items} cost.
 */
public enum Word {
    /** A customer; some come far more often than others, the same ones that the seed favours. */
    USER_ID(Draw::userId),
    /** The customer's email, as seeded. */
    EMAIL(Draw::email),
    /** The customer's user name, as seeded. */
    USERNAME(Draw::username),
    /** A user name that the customer might take. */
    NEW_USERNAME(Draw::newUsername),
    /** First and last name with a blank between. */
    FULL_NAME(Draw::fullName),
    FIRST_NAME(Draw::firstName),
    LAST_NAME(Draw::lastName),
    /** A seeded order; recent ones come more often. */
    ORDER_ID(Draw::orderId),
    /** An order that was placed a moment ago and that no other request was given; a recent one when there is none. */
    OPEN_ORDER_ID(Draw::openOrderId),
    /** What has become of an order. */
    STATUS(Draw::status),
    /** What the items cost, in cents. */
    TOTAL_CENTS(draw -> draw.basket().totalCents()),
    /** Lines of an order, as JSON text. */
    ITEMS(draw -> draw.basket().items()),
    /** A remark of 0 to 120 characters. */
    NOTE(Draw::note),
    /** A whole hour in the seeded history, mostly of its last days. */
    HOUR(Draw::hour);

    @SuppressWarnings("ImmutableEnumChecker") // they are lambdas without state
    private final Function<Draw, Object> value;

    Word(Function<Draw, Object> value) {
        this.value = value;
    }

    /** As it is written in SQL, without the colon. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming all words when there is none of that name */
    public static Word named(String parameter) {
        for (Word word : values()) {
            if (word.parameter().equals(parameter)) {
                return word;
            }
        }
        throw new IllegalArgumentException("there is no :" + parameter + "; the words are "
                + Arrays.stream(values()).map(word -> ":" + word.parameter()).collect(Collectors.joining(" ")));
    }

    void bind(PreparedStatement statement, int at, Draw draw) throws SQLException {
        Object bound = value.apply(draw);
        if (bound instanceof Long number) {
            statement.setLong(at, number);
        } else if (bound instanceof Integer number) {
            statement.setInt(at, number);
        } else if (bound instanceof String text) {
            statement.setString(at, text);
        } else {
            statement.setObject(at, bound);
        }
    }

    /** What the request carries as this word, as text. */
    String textIn(Draw draw) {
        return value.apply(draw).toString();
    }
}
