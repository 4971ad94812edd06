-- Virtual columns have nothing to fill: both are right in every row from the first moment on.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD COLUMN first_name text GENERATED ALWAYS AS (regexp_replace(full_name, ' (de )?\S+$', '')) VIRTUAL,
  ADD COLUMN last_name text GENERATED ALWAYS AS (coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '')) VIRTUAL;
-- @pause 2s

-- @next
-- v3 has to write them, so stored columns take their place. They are filled under other names first.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN given text, ADD COLUMN family text;
CREATE FUNCTION name_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.given := regexp_replace(NEW.full_name, ' (de )?\S+$', '');
  NEW.family := coalesce(substring(NEW.full_name FROM ' ((?:de )?\S+)$'), '');
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER name_parts BEFORE UPDATE OF full_name ON users FOR EACH ROW EXECUTE FUNCTION name_parts();
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users SET given = first_name, family = last_name WHERE id > done AND id <= done + 2000;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
  END LOOP;
END
$$;
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD NOT NULL given NOT VALID, ADD NOT NULL family NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_given_not_null;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_family_not_null;
-- The swap, in one transaction. v1 goes on writing full_name, so the trigger goes on under the new names.
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users DROP COLUMN first_name, DROP COLUMN last_name, ALTER COLUMN full_name DROP NOT NULL;
  ALTER TABLE users RENAME given TO first_name;
  ALTER TABLE users RENAME family TO last_name;
  CREATE OR REPLACE FUNCTION name_parts() RETURNS trigger LANGUAGE plpgsql AS $f$
  BEGIN
    NEW.first_name := regexp_replace(NEW.full_name, ' (de )?\S+$', '');
    NEW.last_name := coalesce(substring(NEW.full_name FROM ' ((?:de )?\S+)$'), '');
    RETURN NEW;
  END
  $f$;
END
$$;
-- @deploy v3

-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DROP TRIGGER name_parts ON users;
DROP FUNCTION name_parts();
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN full_name;
-- @pause 2s
