-- due: failed rebuilt-online
-- tries: to have the index rebuilt by a change of its column's type, from bigint to bigint.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
-- @within 1min
ALTER TABLE orders ALTER COLUMN user_id TYPE bigint USING user_id + 0;
-- @pause 1s
