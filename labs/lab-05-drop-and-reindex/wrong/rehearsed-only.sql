-- breaks: unused-gone (a cheat)
-- Dropped in a transaction to see what happens, and never committed.
SET lock_timeout = '50ms';
BEGIN;
-- @may-fail
DROP INDEX orders_updated_at_idx;
ROLLBACK;
RESET lock_timeout;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
