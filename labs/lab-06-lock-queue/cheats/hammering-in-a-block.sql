-- due: failed backed-off
-- tries: to knock again and again inside one statement, where refusals are caught and logged by nobody.
\ir ../parts/freeze.sql
-- @next
\ir ../parts/report-at-work.sql
-- @session B
SET lock_timeout = '100ms';
-- @within 2min
DO $$
BEGIN
  LOOP
    BEGIN
      ALTER TABLE orders ADD COLUMN gift_message text;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;
