-- Constraints on the finished indexes, identities that go on where the seed ended, and nothing left to
-- write: a clone of this database starts calm.

ALTER TABLE users ADD PRIMARY KEY USING INDEX users_pkey;
ALTER TABLE users ADD UNIQUE USING INDEX users_email_key;
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_pkey;
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE users RESET (autovacuum_enabled);
ALTER TABLE orders RESET (autovacuum_enabled);
SELECT setval(pg_get_serial_sequence('users', 'id'), :users);
SELECT setval(pg_get_serial_sequence('orders', 'id'), :orders);
CHECKPOINT;
