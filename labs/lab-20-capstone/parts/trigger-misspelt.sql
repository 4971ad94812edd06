-- Whoever writes one of the columns writes both.
CREATE FUNCTION one_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.handle := coalesce(NEW.handle, NEW.username);
    NEW.username := coalesce(NEW.username, NEW.handle);
  ELSIF NEW.username IS DISTINCT FROM OLD.username THEN
    NEW.handel := NEW.username;
  ELSIF NEW.handle IS DISTINCT FROM OLD.handle THEN
    NEW.username := NEW.handle;
  END IF;
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER one_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION one_name();
RESET lock_timeout;
