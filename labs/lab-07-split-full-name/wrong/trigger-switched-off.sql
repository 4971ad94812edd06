-- breaks: nothing-left (a cheat)
-- The trigger is only switched off. Whoever switches it on again stops the shop.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

-- The database keeps the columns in step, whichever of them a version writes.
CREATE FUNCTION names_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  full_given boolean := NEW.full_name IS NOT NULL;
  parts_given boolean := NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    full_given := NEW.full_name IS DISTINCT FROM OLD.full_name;
    parts_given := (NEW.first_name, NEW.last_name) IS DISTINCT FROM (OLD.first_name, OLD.last_name);
  END IF;
  IF full_given AND NOT parts_given THEN
    NEW.first_name := regexp_replace(NEW.full_name, ' (de )?\S+$', '');
    NEW.last_name := coalesce(substring(NEW.full_name FROM ' ((?:de )?\S+)$'), '');
  ELSIF parts_given AND NOT full_given THEN
    NEW.full_name := rtrim(concat(NEW.first_name, ' ', NEW.last_name));
  END IF;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER names_in_step BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION names_in_step();
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

-- @next
-- NOT NULL for new rows at once, for the old ones after a scan that is in nobody's way.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD CONSTRAINT users_first_name_not_null NOT NULL first_name NOT VALID,
  ADD CONSTRAINT users_last_name_not_null NOT NULL last_name NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_first_name_not_null;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_last_name_not_null;
-- @deploy v3

-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DISABLE TRIGGER names_in_step;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN full_name;
-- @pause 2s
