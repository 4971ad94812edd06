-- breaks: names-agree (a cheat)
-- A first name that is there is taken for a right one. While both versions ran, v1 overwrote names that v2 had split.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
-- @deploy v1 v2
-- @within 3min
-- @until SELECT count(*) >= 2 FROM users WHERE full_name <> rtrim(first_name || ' ' || last_name)
-- @deploy v2
-- Each batch commits by itself. The guard above is for DDL: a batch may well wait for a customer's row.
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET first_name = regexp_replace(full_name, ' (de )?\S+$', ''),
           last_name = coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '')
     WHERE id > done AND id <= done + 2000 AND first_name IS NULL;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
