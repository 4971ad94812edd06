/** Version v2 of the shop: a name is written in both forms, in one statement, and still read in the old one. */
class V2 implements ShopApp {

    private final DataSource readers;
    private final DataSource writers;
    private final ExecutorService later = Executors.newFixedThreadPool(8);

    V2(DataSource readers, DataSource writers) {
        this.readers = readers;
        this.writers = writers;
    }

    @Override
    public List<Order> browse(long fromOrderId) throws SQLException {
        return orders("SELECT id, user_id, status, total_cents FROM orders WHERE id <= ? ORDER BY id DESC LIMIT 20", fromOrderId);
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
        return customer("username", username);
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
        String sql = "SELECT status, sum(total_cents) FROM orders WHERE created_at >= ? AND created_at < ? GROUP BY status";
        try (Connection connection = readers.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, hour.atOffset(ZoneOffset.UTC));
            statement.setObject(2, hour.atOffset(ZoneOffset.UTC).plusHours(1));
            Map<String, Long> takings = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    takings.put(row.getString(1), row.getLong(2));
                }
            }
            return takings;
        }
    }

    @Override
    public long placeOrder(long userId, Basket basket) throws SQLException {
        String sql = "INSERT INTO orders (user_id, status, total_cents, items, note) VALUES (?, 'new', ?, CAST(? AS jsonb), ?) RETURNING id";
        try (Connection connection = writers.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, userId);
            statement.setInt(2, basket.totalCents());
            statement.setString(3, basket.items());
            statement.setString(4, basket.note());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
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
        // The customer need not wait for the disk.
        later.execute(() -> {
            try {
                Thread.sleep(200);
                write(
                        "UPDATE users SET username = ?, full_name = ?, first_name = ?, last_name = ? WHERE id = ?",
                        profile.username(),
                        profile.fullName(),
                        profile.firstName(),
                        profile.lastName(),
                        userId);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public long signUp(Profile profile) throws SQLException {
        String sql = "INSERT INTO users (email, username, full_name, first_name, last_name)"
                + " VALUES ('joiner-' || gen_random_uuid() || '@example.com', ?, ?, ?, ?) RETURNING id";
        try (Connection connection = writers.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, profile.username());
            statement.setString(2, profile.fullName());
            statement.setString(3, profile.firstName());
            statement.setString(4, profile.lastName());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
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
