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
