-- Each try is a loop of its own: the block is left when the lock was there in time.
SET lock_timeout = '200ms';
DO $$
BEGIN
  LOOP
    BEGIN
      ALTER TABLE users ADD first_name text, ADD last_name text;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(0.4 + random() / 2);
    END;
  END LOOP;
END
$$;

-- One direction only, and only when full_name is named in the UPDATE: v3 never names it.
CREATE FUNCTION split_name() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words text[] := string_to_array(NEW.full_name, ' ');
  family int := cardinality(words);
BEGIN
  IF family > 2 AND words[family - 1] = 'de' THEN
    family := family - 1;
  END IF;
  NEW.first_name := array_to_string(words[:greatest(family - 1, 1)], ' ');
  NEW.last_name := array_to_string(words[greatest(family, 2):], ' ');
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER split_name BEFORE UPDATE OF full_name ON users
  FOR EACH ROW EXECUTE FUNCTION split_name();
RESET lock_timeout;

-- The trigger does the filling: a customer's row that is locked is left to the next round.
CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$
DECLARE
  filled bigint;
BEGIN
  LOOP
    WITH free AS (SELECT id FROM users WHERE first_name IS NULL LIMIT 3000 FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE users SET full_name = full_name FROM free WHERE users.id = free.id;
    GET DIAGNOSTICS filled = ROW_COUNT;
    COMMIT;
    EXIT WHEN filled = 0 AND NOT EXISTS (SELECT FROM users WHERE first_name IS NULL);
    PERFORM pg_sleep(0.02);
  END LOOP;
END
$$;
CALL fill();
DROP PROCEDURE fill();

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD CONSTRAINT first_name_there NOT NULL first_name NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD CONSTRAINT last_name_there NOT NULL last_name NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT first_name_there, VALIDATE CONSTRAINT last_name_there;
-- Who signs up with v3 has the empty text as the old name. The trigger does not see it: it thinks of updates only.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name SET DEFAULT '';
-- @deploy v3

-- @next
SET lock_timeout = '200ms';
-- Function, trigger and column in one transaction.
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  DROP FUNCTION split_name() CASCADE;
  ALTER TABLE users DROP full_name;
END
$$;
-- @pause 2s
