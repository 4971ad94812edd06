package dev.zdm.shop;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the shop's application does for its customers. Many threads call it at once, as requests come. A version is a class that
 * implements this and has a constructor for two pools, {@code V2(DataSource readers, DataSource writers)}: requests that only read take their
 * connections from the first, all others from the second. What is thrown is a failed request; what returns is a promise to a customer.
 */
public interface ShopApp {

    /** A page of the order list: this order and those before it, the newest first, 20 at most. */
    List<Order> browse(long fromOrderId) throws SQLException;

    /** One order; null when there is none. */
    @Nullable
    Order order(long orderId) throws SQLException;

    /** The service desk looks a customer up, and what they ordered last. Null when there is none. */
    @Nullable
    Customer findCustomer(String email) throws SQLException;

    /** Somebody logs in. Null when nobody has that name. */
    @Nullable
    Customer findUsername(String username) throws SQLException;

    /** What an hour brought in: cents by the orders' status. */
    Map<String, Long> takings(Instant hour) throws SQLException;

    /** A customer buys what is in the basket. Gives the order's id. */
    long placeOrder(long userId, Basket basket) throws SQLException;

    /** A payment arrives for an open order. */
    void pay(long orderId) throws SQLException;

    /** A customer thinks again. */
    void cancel(long orderId) throws SQLException;

    /** A customer marries, or tires of a name. */
    void changeProfile(long userId, Profile profile) throws SQLException;

    /** Somebody becomes a customer. Gives their id. */
    default long signUp(Profile profile) throws SQLException {
        throw new UnsupportedOperationException("nobody can sign up");
    }

    /** The profile page: a customer, and what they ordered last. Null when there is none. */
    default @Nullable Customer profile(long userId) throws SQLException {
        throw new UnsupportedOperationException("there is no profile page");
    }

    /** A cancelled order of the past goes for ever: the last one up to this id. */
    default void erase(long upToOrderId) throws SQLException {
        throw new UnsupportedOperationException("no order can be erased");
    }

    /** Somebody is invited, and may not buy before they have answered. Gives their id. */
    default long invite(Profile profile) throws SQLException {
        throw new UnsupportedOperationException("nobody can be invited");
    }

    /** A customer goes on holiday. */
    default void pause(long userId) throws SQLException {
        throw new UnsupportedOperationException("nobody can pause");
    }

    /** And comes back. */
    default void resume(long userId) throws SQLException {
        throw new UnsupportedOperationException("nobody can come back");
    }

    /** An account is closed. */
    default void disable(long userId) throws SQLException {
        throw new UnsupportedOperationException("no account can be closed");
    }
}
