-- breaks: queue-formed
-- The customers stand behind somebody who has the lock. That is a freeze too, but not this one.
BEGIN;
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @pause 6s
COMMIT;
