-- due: failed by-flyway
-- tries: to have the index there before the runner comes, built plainly by a session that bears the runner's name.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
SET application_name = 'Flyway by Redgate';
CREATE INDEX orders_by_status ON orders (status, created_at);
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
-- @run flyway repair
-- @run flyway --deployers 2 migrate
