-- breaks: by-flyway
-- psql can do what Flyway cannot: the index is built by hand, and the file says IF NOT EXISTS.
\ir ../parts/hang.sql
DROP INDEX CONCURRENTLY orders_by_status;
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
-- @write ../solution/session-lock
-- @write by-hand
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
-- @run flyway repair
-- @run flyway --deployers 2 migrate
