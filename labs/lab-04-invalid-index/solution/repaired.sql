-- An old snapshot and a guard: the build dies at its last door.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT full_name FROM users WHERE id = 1;
-- @session A
SET lock_timeout = '1500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY back_office ON orders (status, created_at);
RESET lock_timeout;
-- @session B
COMMIT;

-- A look at what it has left.
SELECT indexrelid::regclass AS index, indisready FROM pg_index WHERE NOT indisvalid;
-- @pause 2s

-- Its own is wanted, so it is rebuilt where it stands; the others go.
-- @next
-- @session A
REINDEX INDEX CONCURRENTLY back_office;
DROP INDEX CONCURRENTLY IF EXISTS orders_created_at_idx_ccnew;
DROP INDEX CONCURRENTLY IF EXISTS users_full_name_key;
