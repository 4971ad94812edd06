package dev.zdm.runner.inside;

import dev.zdm.shop.Basket;
import dev.zdm.shop.Customer;
import dev.zdm.shop.Order;
import dev.zdm.shop.Profile;
import dev.zdm.shop.ShopApp;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of an app's methods serves a request, and what its customer is told. */
final class AppRequests {

    private AppRequests() {}

    /**
     * What came of a request.
     *
     * @param returned the id of what it made, 0 for none
     * @param told what the customer was told, by the name of the truth that it is about
     */
    record Told(long returned, Map<String, String> told) {

        private static final Told NOTHING = new Told(0, Map.of());

        private static Told of(@Nullable Customer customer) {
            return customer == null
                    ? NOTHING
                    : new Told(
                            0,
                            Map.of(
                                    "full_name", String.valueOf(customer.fullName()),
                                    "username", String.valueOf(customer.username()),
                                    "may_shop", Boolean.toString(customer.mayShop())));
        }

        private static Told of(@Nullable Order order) {
            return order == null
                    ? NOTHING
                    : new Told(
                            0,
                            Map.of(
                                    "order_status", String.valueOf(order.status()),
                                    "order_total", Integer.toString(order.totalCents())));
        }
    }

    static Told serve(ShopApp app, String request, Map<String, String> words) throws SQLException {
        switch (request) {
            case "browse" -> {
                long from = number("order_id", words);
                List<Order> shown = app.browse(from);
                if (shown.isEmpty()) {
                    throw new IllegalStateException("its customer was shown an empty list of orders");
                }
                return Told.of(shown.stream()
                        .filter(order -> order.id() == from)
                        .findFirst()
                        .orElse(null));
            }
            case "takings" ->
                app.takings(OffsetDateTime.parse(text("hour", words)).toInstant());
            case "pay" -> app.pay(number("open_order_id", words));
            case "cancel" -> app.cancel(number("open_order_id", words));
            case "pause" -> app.pause(number("user_id", words));
            case "resume" -> app.resume(number("user_id", words));
            case "disable" -> app.disable(number("user_id", words));
            case "invite" -> {
                return new Told(app.invite(profile(words)), Map.of());
            }
            case "erase" -> app.erase(number("order_id", words));
            case "change-profile" -> app.changeProfile(number("user_id", words), profile(words));
            case "order" -> {
                return Told.of(app.order(number("order_id", words)));
            }
            case "find-customer" -> {
                return Told.of(app.findCustomer(text("email", words)));
            }
            case "profile" -> {
                return Told.of(app.profile(number("user_id", words)));
            }
            case "find-username" -> {
                return Told.of(app.findUsername(text("username", words)));
            }
            case "place-order" -> {
                Basket basket =
                        new Basket((int) number("total_cents", words), text("items", words), text("note", words));
                return new Told(app.placeOrder(number("user_id", words), basket), Map.of());
            }
            case "sign-up" -> {
                return new Told(app.signUp(profile(words)), Map.of());
            }
            default -> throw new UnsupportedOperationException("this shop knows no request " + request);
        }
        return Told.NOTHING;
    }

    private static Profile profile(Map<String, String> words) {
        return new Profile(
                text("new_username", words),
                text("full_name", words),
                text("first_name", words),
                text("last_name", words));
    }

    /** A request carries what its app version in SQL asks for; the rest is empty. */
    private static String text(String word, Map<String, String> words) {
        return words.getOrDefault(word, "");
    }

    private static long number(String word, Map<String, String> words) {
        return Long.parseLong(text(word, words));
    }
}
