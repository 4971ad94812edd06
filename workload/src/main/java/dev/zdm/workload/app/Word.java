package dev.zdm.workload.app;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The vocabulary of parameters that requests can use, {@code :user_id} for {@link #USER_ID}. Within one request a
 * word has one value, and words fit together: {@code :email} belongs to {@code :user_id}, {@code :total_cents} is
 * what {@code :items} cost.
 */
public enum Word {
    /** A customer; some come far more often than others, the same ones that the seed favours. */
    USER_ID((statement, at, draw) -> statement.setLong(at, draw.userId())),
    /** The customer's email, as seeded. */
    EMAIL((statement, at, draw) -> statement.setString(at, draw.email())),
    /** The customer's user name, as seeded. */
    USERNAME((statement, at, draw) -> statement.setString(at, draw.username())),
    /** A user name that the customer might take. */
    NEW_USERNAME((statement, at, draw) -> statement.setString(at, draw.newUsername())),
    /** First and last name with a blank between. */
    FULL_NAME((statement, at, draw) -> statement.setString(at, draw.fullName())),
    FIRST_NAME((statement, at, draw) -> statement.setString(at, draw.firstName())),
    LAST_NAME((statement, at, draw) -> statement.setString(at, draw.lastName())),
    /** A seeded order; recent ones come more often. */
    ORDER_ID((statement, at, draw) -> statement.setLong(at, draw.orderId())),
    /** An order that was placed a moment ago and that no other request was given; a recent one when there is none. */
    OPEN_ORDER_ID((statement, at, draw) -> statement.setLong(at, draw.openOrderId())),
    /** What has become of an order. */
    STATUS((statement, at, draw) -> statement.setString(at, draw.status())),
    /** What the items cost, in cents. */
    TOTAL_CENTS((statement, at, draw) -> statement.setInt(at, draw.basket().totalCents())),
    /** Lines of an order, as JSON text. */
    ITEMS((statement, at, draw) -> statement.setString(at, draw.basket().items())),
    /** A remark of 0 to 120 characters. */
    NOTE((statement, at, draw) -> statement.setString(at, draw.note())),
    /** A whole hour in the seeded history, mostly of its last days. */
    HOUR((statement, at, draw) -> statement.setObject(at, draw.hour()));

    @SuppressWarnings("ImmutableEnumChecker") // they are lambdas without state
    private final Binding binding;

    Word(Binding binding) {
        this.binding = binding;
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
        binding.bind(statement, at, draw);
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement, int at, Draw draw) throws SQLException;
    }
}
