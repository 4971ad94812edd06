-- due: failed new-shape
-- tries: to have nothing to keep in step: users_new is a view of users, in the other order.
CREATE VIEW users_new AS SELECT id, username, email, full_name, is_active, created_at FROM users;
GRANT SELECT ON users_new TO pg_monitor;
-- @pause 1s
