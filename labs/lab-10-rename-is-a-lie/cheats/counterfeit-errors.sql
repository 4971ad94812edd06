-- due: failed v1-failed
-- tries: to show the failures without the rename: a trigger raises the error that a missing column gives, with its words.
CREATE FUNCTION missing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'undefined_column', MESSAGE = 'column "full_name" does not exist';
END
$$;
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER missing BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION missing();
-- @pause 12s
DROP TRIGGER missing ON users;
-- @pause 1s
