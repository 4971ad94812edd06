-- breaks: rules-kept
-- A column that is named in an UPDATE is taken for one that is changed: who is paused and locked once more is disabled.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status text;
CREATE FUNCTION status_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_active := NEW.status = 'active';
  RETURN NEW;
END
$$;
CREATE FUNCTION boolean_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status := CASE WHEN NEW.is_active THEN 'active' ELSE 'disabled' END;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  CREATE TRIGGER a_boolean BEFORE UPDATE OF is_active ON users FOR EACH ROW EXECUTE FUNCTION boolean_leads();
  CREATE TRIGGER b_status BEFORE UPDATE OF status ON users
    FOR EACH ROW WHEN (NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION status_leads();
  CREATE TRIGGER insert_with_status BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.status IS NOT NULL) EXECUTE FUNCTION status_leads();
  CREATE TRIGGER insert_without_status BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.status IS NULL) EXECUTE FUNCTION boolean_leads();
END
$$;

\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql
