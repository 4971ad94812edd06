-- due: failed status-there
-- tries: to have the rule without a scan: it belongs to a type of its own.
CREATE DOMAIN state AS text CHECK (VALUE IN ('active', 'paused', 'disabled'));
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status state;
CREATE FUNCTION status_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.status := coalesce(NEW.status, CASE WHEN NEW.is_active THEN 'active' ELSE 'disabled' END);
    NEW.is_active := NEW.status = 'active';
  ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
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
\ir ../parts/fill.sql
\ir ../parts/both-versions.sql
