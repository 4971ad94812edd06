-- breaks: queue-formed (a cheat)
-- The change waits, but on a table that nobody asked about.
BEGIN;
SELECT count(*) FROM users WHERE id < 10;
-- @session B
-- @async
ALTER TABLE users ADD COLUMN gift_wrap boolean;
-- @pause 5s
-- @session A
COMMIT;
-- @join B
