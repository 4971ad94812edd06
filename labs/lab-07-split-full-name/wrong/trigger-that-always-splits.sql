-- breaks: no-name-lost
-- The trigger splits full_name at each update, whoever writes: what v3 saves is overwritten by what was there.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
CREATE FUNCTION split_always() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.first_name := regexp_replace(NEW.full_name, ' (de )?\S+$', '');
  NEW.last_name := coalesce(substring(NEW.full_name FROM ' ((?:de )?\S+)$'), '');
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER split_always BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION split_always();
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

\ir ../parts/required.sql

-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v3
-- @pause 5s
