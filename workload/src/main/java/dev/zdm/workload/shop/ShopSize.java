package dev.zdm.workload.shop;

/**
 * How large a shop is.
 *
 * @param orders rows of {@code orders}, ids 1 to this
 * @param users rows of {@code users}, ids 1 to this
 */
public record ShopSize(long orders, long users) {

    /** The size that the lessons talk about. */
    public static final ShopSize FULL = withOrders(2_000_000);

    private static final long MOST_ORDERS = 1_000_000_000;

    public ShopSize {
        if (orders < 1 || orders > MOST_ORDERS || users < 1 || users > MOST_ORDERS) {
            throw new IllegalArgumentException("a shop has 1 to " + MOST_ORDERS + " orders and users, not " + orders
                    + " orders of " + users + " users");
        }
    }

    /** A shop of so many orders; its users are a tenth of that, and at least a hundred. */
    public static ShopSize withOrders(long orders) {
        return new ShopSize(orders, Math.max(orders / 10, 100));
    }

    /** Rows in both tables. */
    public long rows() {
        return orders + users;
    }
}
