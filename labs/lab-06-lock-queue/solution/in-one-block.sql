-- Somebody reads orders, the change waits behind them, and the customers behind the change.
BEGIN;
SELECT count(*) FROM orders WHERE id < 10;
-- @session B
-- @async
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
-- @pause 6s
-- @session A
COMMIT;
-- @join B

-- Those who queued up are served; then the shop is calm again.
-- @pause 4s
-- @next

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(40)%'
--            AND query_start < now() - interval '1 second' AND query_start > now() - interval '10 seconds')
-- A loop of the server's own: each refusal is caught, and its sub-transaction gives the lock's place in the queue back.
-- @session B
SET lock_timeout = '1500ms';
DO $$
DECLARE
  pause double precision := 1;
BEGIN
  LOOP
    BEGIN
      ALTER TABLE orders ADD COLUMN gift_message text;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(pause);
      pause := pause * 1.6;
    END;
  END LOOP;
END
$$;
