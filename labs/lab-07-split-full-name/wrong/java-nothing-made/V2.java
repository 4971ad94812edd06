/** Version v2 of the shop: a name is written in both forms, in one statement, and still read in the old one. */
class V2 implements ShopApp {

    private final DataSource readers;
    private final DataSource writers;

    V2(DataSource readers, DataSource writers) {
        this.readers = readers;
        this.writers = writers;
    }

    @Override
    public List<Order> browse(long fromOrderId) throws SQLException {
        return List.of(new Order(1, 1, "nonsense", -1));
    }

    @Override
    public Order order(long orderId) throws SQLException {
        List<Order> found = orders("SELECT id, user_id, status, total_cents FROM orders WHERE id = ?", orderId);
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Order> orders(String sql, long id) throws SQLException {
        try (Connection connection = readers.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            List<Order> orders = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    orders.add(new Order(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4)));
                }
            }
            return orders;
        }
    }

    @Override
    public Customer findCustomer(String email) throws SQLException {
        Customer customer = customer("email", email);
        if (customer != null) {
            orders("SELECT id, user_id, status, total_cents FROM orders WHERE user_id = ? ORDER BY created_at DESC LIMIT 10", customer.id());
        }
        return customer;
    }

    @Override
    public Customer findUsername(String username) throws SQLException {
        return null;
    }

    private Customer customer(String column, String value) throws SQLException {
        String sql = "SELECT id, email, username, full_name, is_active FROM users WHERE " + column + " = ?";
        try (Connection connection = readers.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Customer(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5))
                        : null;
            }
        }
    }

    @Override
    public Map<String, Long> takings(Instant hour) throws SQLException {
        return Map.of();
    }

    @Override
    public long placeOrder(long userId, Basket basket) throws SQLException {
        return 0;
    }

    @Override
    public void pay(long orderId) throws SQLException {
        write("UPDATE orders SET status = 'paid', updated_at = now() WHERE id = ?", orderId);
    }

    @Override
    public void cancel(long orderId) throws SQLException {
        write("UPDATE orders SET status = 'cancelled', updated_at = now() WHERE id = ?", orderId);
    }

    @Override
    public void changeProfile(long userId, Profile profile) throws SQLException {
        write(
                "UPDATE users SET username = ?, full_name = ?, first_name = ?, last_name = ? WHERE id = ?",
                profile.username(),
                profile.fullName(),
                profile.firstName(),
                profile.lastName(),
                userId);
    }

    @Override
    public long signUp(Profile profile) throws SQLException {
        return 0;
    }

    private void write(String sql, Object... values) throws SQLException {
        try (Connection connection = writers.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
