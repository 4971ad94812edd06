-- The build that was abandoned has ended well, as a look at indisvalid shows. So the file has nothing to do.
\ir ../parts/hang.sql
-- @write session-lock
-- @write if-not-exists
-- @until SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('orders_by_status')
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
\ir ../parts/one-of-each.sql
-- @run flyway repair
-- @run flyway --deployers 3 migrate
