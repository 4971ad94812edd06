-- breaks: guarded
-- Three small statements, none of which needs a guard, as long as nobody is in the way.
ALTER TABLE users ADD COLUMN status text;
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
CREATE TRIGGER status_in_step BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION status_in_step();

\ir ../parts/fill.sql

ALTER TABLE users ADD CONSTRAINT users_status_known CHECK (status IN ('active', 'paused', 'disabled')) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT users_status_known;

\ir ../parts/both-versions.sql
