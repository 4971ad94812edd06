-- breaks: nothing-lost
-- Who is locked may come back one day, so false becomes paused. The two columns agree all the same.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN status text;
CREATE FUNCTION status_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Who gives a status means it. is_active may only be the default.
    NEW.status := coalesce(NEW.status, CASE WHEN NEW.is_active THEN 'active' ELSE 'paused' END);
    NEW.is_active := NEW.status = 'active';
  ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
    -- The new column was written, alone or with the old one: it knows more.
    NEW.is_active := NEW.status = 'active';
  ELSIF NEW.is_active IS DISTINCT FROM OLD.is_active THEN
    NEW.status := CASE WHEN NEW.is_active THEN 'active' ELSE 'paused' END;
  END IF;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER status_in_step BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION status_in_step();
-- The value comes from the row itself, in the same statement: so the trigger has nothing to correct.
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET status = CASE WHEN is_active THEN 'active' ELSE 'paused' END
     WHERE id > done AND id <= done + 2000 AND status IS NULL;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;

\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql
