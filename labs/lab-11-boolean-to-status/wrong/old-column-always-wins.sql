-- breaks: nothing-lost
-- The old column always wins: who pauses is active again at once.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status text;
CREATE FUNCTION status_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status := CASE WHEN NEW.is_active THEN 'active' ELSE 'disabled' END;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER status_in_step BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION status_in_step();

\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql
