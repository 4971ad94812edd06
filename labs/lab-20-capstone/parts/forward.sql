-- v2 writes both columns itself. This is for v1, which knows one of them.
CREATE FUNCTION carry_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.handle := NEW.username;
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER carry_over BEFORE INSERT OR UPDATE OF username ON users FOR EACH ROW EXECUTE FUNCTION carry_over();
RESET lock_timeout;
