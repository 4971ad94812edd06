-- breaks: columns-agree
-- A constant default is fast, and fills all rows at once: now everybody is active, also those who are not.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status text DEFAULT 'active';
-- @pause 4s
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN status DROP DEFAULT;
CREATE FUNCTION status_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Who gives a status means it. is_active may only be the default.
    NEW.status := coalesce(NEW.status, CASE WHEN NEW.is_active THEN 'active' ELSE 'disabled' END);
    NEW.is_active := NEW.status = 'active';
  ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
    -- The new column was written, alone or with the old one: it knows more.
    NEW.is_active := NEW.status = 'active';
  ELSIF NEW.is_active IS DISTINCT FROM OLD.is_active THEN
    NEW.status := CASE WHEN NEW.is_active THEN 'active' ELSE 'disabled' END;
  END IF;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER status_in_step BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION status_in_step();
RESET lock_timeout;
UPDATE users SET status = 'disabled' WHERE NOT is_active;

\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql
