-- What others have left behind, made the way it is made at work: by builds that really failed.

-- Somebody wanted names to be unique. They are not: the first scan found duplicates.
-- @expect 23505
CREATE UNIQUE INDEX CONCURRENTLY users_full_name_key ON users (full_name);

-- Somebody rebuilt a good index under a short guard, while an old snapshot was about.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE id < 10;
-- @session A
SET lock_timeout = '500ms';
-- @expect 55P03
REINDEX INDEX CONCURRENTLY orders_created_at_idx;
RESET lock_timeout;
-- @session B
COMMIT;

-- Both have to be there, and nothing else; otherwise there is nothing to start with.
-- @session A
-- @until SELECT array_agg(indexrelid::regclass::text ORDER BY indexrelid::regclass::text)
--              = '{orders_created_at_idx_ccnew,users_full_name_key}'
--          FROM pg_index WHERE NOT indisvalid
