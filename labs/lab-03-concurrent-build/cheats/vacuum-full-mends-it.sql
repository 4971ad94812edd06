-- due: failed built-concurrently
-- tries: to begin concurrently, and to have VACUUM FULL end what was interrupted.
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
-- @async
-- @expect 57014
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
-- @until SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
--          WHERE datname = current_database()
--            AND phase = 'waiting for writers before build')
-- @cancel A
-- @join A
-- @session B
ROLLBACK;
-- @pause 1s
-- @session A
VACUUM FULL orders;
-- @until SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'public.orders'::regclass
-- @pause 1s
