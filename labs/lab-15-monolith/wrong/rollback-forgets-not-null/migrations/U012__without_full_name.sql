-- transaction: none
-- v1 can come back as soon as this is done, and not before.
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE users ADD COLUMN full_name text;
CREATE FUNCTION one_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.display_name := coalesce(NEW.display_name, NEW.full_name);
    NEW.full_name := coalesce(NEW.full_name, NEW.display_name);
  ELSIF NEW.display_name IS DISTINCT FROM OLD.display_name THEN
    NEW.full_name := NEW.display_name;
  ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
    NEW.display_name := NEW.full_name;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER one_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION one_name();
RESET statement_timeout;
DO $$
DECLARE
  last bigint := 0;
BEGIN
  LOOP
    UPDATE users SET full_name = display_name WHERE id > last AND id <= last + 2000 AND full_name IS NULL;
    COMMIT;
    last := last + 2000;
    EXIT WHEN last >= (SELECT max(id) FROM users);
  END LOOP;
END
$$;
