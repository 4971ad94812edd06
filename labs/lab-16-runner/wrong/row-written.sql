-- breaks: applied-once (a cheat)
-- The index is there already, so version 2 gets its row by hand.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
INSERT INTO flyway_schema_history
SELECT max(installed_rank) + 1, '2', 'orders by status', 'SQL', 'V2__orders_by_status.sql', 1, current_user, now(), 100, true FROM flyway_schema_history;
-- @run flyway repair
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
-- @run flyway repair
-- @run flyway --deployers 2 migrate
