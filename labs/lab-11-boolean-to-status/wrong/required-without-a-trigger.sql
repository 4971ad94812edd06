-- breaks: nobody-harmed
-- NOT NULL while v1 adds customers, and no trigger that fills the column for it.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status text;
-- The value comes from the row itself, in the same statement: so the trigger has nothing to correct.
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET status = CASE WHEN is_active THEN 'active' ELSE 'disabled' END
     WHERE id > done AND id <= done + 2000 AND status IS NULL;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD CONSTRAINT users_status_not_null NOT NULL status NOT VALID;
-- @pause 4s
