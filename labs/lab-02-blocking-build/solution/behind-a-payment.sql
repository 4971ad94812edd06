-- A payment that is not committed yet: the build waits for it, and all other writers wait behind the build.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;

-- @session A
-- @async
CREATE INDEX back_office ON orders (status, created_at);
-- @pause 4s

-- @session B
ROLLBACK;
-- @join A

-- @pause 3s
-- @next

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(12)%')
-- @session A
DROP INDEX CONCURRENTLY back_office;
