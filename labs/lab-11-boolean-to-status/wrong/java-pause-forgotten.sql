-- breaks: columns-agree
-- Whoever pauses has the status, and is still active: one of four paths was forgotten.
-- Column and CHECK come together: an empty column has nothing to scan for, if the CHECK is NOT VALID.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD COLUMN status text,
  ADD CONSTRAINT users_status_known CHECK (status IN ('active', 'paused', 'disabled')) NOT VALID;

-- v1 and the service desk write the boolean alone, and a trigger adds the status. v2 writes both itself.
CREATE FUNCTION boolean_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status := CASE WHEN NEW.is_active THEN 'active' ELSE 'disabled' END;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  CREATE TRIGGER insert_without_status BEFORE INSERT ON users
    FOR EACH ROW WHEN (NEW.status IS NULL) EXECUTE FUNCTION boolean_leads();
  CREATE TRIGGER boolean_written BEFORE UPDATE ON users
    FOR EACH ROW WHEN (NEW.status IS NOT DISTINCT FROM OLD.status AND NEW.is_active <> OLD.is_active)
    EXECUTE FUNCTION boolean_leads();
END
$$;
-- The value comes from the row itself, in the same statement: so the trigger has nothing to correct.
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET status = CASE WHEN is_active THEN 'active' ELSE 'disabled' END
     WHERE id > done AND id <= done + 2000 AND status IS NULL;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_status_known;
-- @write java-pause-forgotten
-- @deploy v1 V2.java
-- @pause 15s
