-- breaks: no-name-lost (a cheat)
-- Who has one word only is an exception in every rule. So everybody gets a second word, before the table is filled.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- From here on every new name is written in both forms, and nobody is left who writes the old form alone.
-- @deploy v2
-- Each batch commits by itself. The guard above is for DDL: a batch may well wait for a customer's row.
-- No row is passed over: while the old version was being replaced it may have overwritten a name that was split already.
RESET lock_timeout;
DO $$
BEGIN
  FOR step IN 0..99 LOOP
    UPDATE users SET full_name = full_name || ' Unknown' WHERE id % 100 = step AND full_name NOT LIKE '% %';
    COMMIT;
  END LOOP;
END
$$;
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

\ir ../parts/required.sql
\ir ../parts/v3.sql
