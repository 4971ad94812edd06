-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @deploy v2
-- Each batch commits by itself. The guard above is for DDL: a batch may well wait for a customer's row.
-- No row is passed over: while the old version was being replaced it may have overwritten a name that was split already.
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET first_name = regexp_replace(full_name, ' (de )?\S+$', ''),
           last_name = coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '')
     WHERE id > done AND id <= done + 2000;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
