-- breaks: names-agree
-- The same with a trigger: it comes after the backfill, and never sees what was changed before.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
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
-- @until SELECT count(*) >= 10 FROM users WHERE full_name <> rtrim(first_name || ' ' || last_name)
SET lock_timeout = '100ms';
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
