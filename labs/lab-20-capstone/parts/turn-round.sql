-- v1 goes, and with it the need for the old direction. v3 writes handle alone: from now on that is carried back.
-- @deploy v2
CREATE FUNCTION carry_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.username := NEW.handle;
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER carry_over ON users;
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER carry_back BEFORE INSERT OR UPDATE OF handle ON users FOR EACH ROW EXECUTE FUNCTION carry_back();
DROP FUNCTION carry_over();
RESET lock_timeout;
