-- breaks: no-invalid
-- The name is taken, so the index gets another one. The one that has failed is still there.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
\ir ../parts/one-of-each.sql
-- @write another-name
-- @run flyway repair
-- @run flyway --deployers 2 migrate
