-- breaks: nobody-harmed
-- It tells everybody who asks that they are somebody else, and books one cent for each order.
-- v2 is rolled out, as one would, and its profile page is in use. It does not know the column yet: that is the first half of the lie.
-- @deploy v1 v2
-- @pause 8s
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- Now v2 is served, and v1 is not.
-- @pause 4s
-- An emergency: back to where it worked, and v2 with it.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN display_name TO full_name;
-- @deploy v1
-- @pause 2s

-- @next
-- Two columns. v1 writes the old one, and a trigger carries that over; v2 is our own, and writes both.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN display_name text;
CREATE FUNCTION one_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.display_name := coalesce(NEW.display_name, NEW.full_name);
  ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
    NEW.display_name := NEW.full_name;
  END IF;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER one_name BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION one_name();
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users SET display_name = full_name WHERE id > done AND id <= done + 2000;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
-- @write java-everybody-is-nobody
-- @deploy v1 V2.java
-- @pause 15s
