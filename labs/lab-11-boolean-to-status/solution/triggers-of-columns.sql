-- The triggers are told which column they are of; WHEN tells a value that changed from one that was only named.
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
  CREATE TRIGGER status_written BEFORE UPDATE OF status ON users
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION status_leads();
  CREATE TRIGGER boolean_written BEFORE UPDATE OF is_active ON users
    FOR EACH ROW WHEN (OLD.is_active <> NEW.is_active AND OLD.status IS NOT DISTINCT FROM NEW.status) EXECUTE FUNCTION boolean_leads();
  CREATE TRIGGER joined_with_status BEFORE INSERT ON users
    FOR EACH ROW WHEN (NEW.status IS NOT NULL) EXECUTE FUNCTION status_leads();
  CREATE TRIGGER joined_without_status BEFORE INSERT ON users
    FOR EACH ROW WHEN (NEW.status IS NULL) EXECUTE FUNCTION boolean_leads();
END
$$;
RESET lock_timeout;
-- First those who are locked, in one statement, for they are few; then the others, whoever is free. Both take the value from the row.
UPDATE users SET status = 'disabled' WHERE NOT is_active AND status IS NULL;
CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$
DECLARE
  filled bigint;
BEGIN
  LOOP
    UPDATE users SET status = CASE is_active WHEN true THEN 'active' ELSE 'disabled' END
     WHERE id IN (SELECT id FROM users WHERE status IS NULL LIMIT 2500 FOR NO KEY UPDATE SKIP LOCKED);
    GET DIAGNOSTICS filled = ROW_COUNT;
    COMMIT;
    EXIT WHEN filled = 0 AND NOT EXISTS (SELECT FROM users WHERE status IS NULL);
  END LOOP;
END
$$;
CALL fill();
DROP PROCEDURE fill();
-- A pattern instead of a list, and a rule of its own for what is empty.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD CONSTRAINT status_is_one_of_three CHECK (status ~ '^(active|paused|disabled)$') NOT VALID,
  ADD CONSTRAINT status_is_there CHECK (status IS NOT NULL) NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT status_is_one_of_three, VALIDATE CONSTRAINT status_is_there;
-- @deploy v2 v1
-- @pause 15s

-- @next
-- NOT NULL is proved by the CHECK, so it can come before v3.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER status SET NOT NULL;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP CONSTRAINT status_is_there;
-- @deploy v3
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  DROP FUNCTION boolean_leads() CASCADE;
  DROP FUNCTION status_leads() CASCADE;
  ALTER TABLE users DROP is_active;
END
$$;
-- @pause 2s
