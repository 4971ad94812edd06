BEGIN;
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 4s
COMMIT;
-- @pause 3s

-- The plain form with a guard so short that nobody notices a try. It succeeds in one of the report's pauses.
-- @next
SET lock_timeout = '50ms';
-- @retry 55P03 times=60 pause=700ms
DROP INDEX orders_status_created_at_idx;
