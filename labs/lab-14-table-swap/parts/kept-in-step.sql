-- In step from now on …
CREATE FUNCTION users_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM users_new WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  INSERT INTO users_new (id, username, email, full_name, is_active, created_at)
  VALUES (NEW.id, NEW.username, NEW.email, NEW.full_name, NEW.is_active, NEW.created_at)
  ON CONFLICT (id) DO UPDATE SET
    username = excluded.username, email = excluded.email, full_name = excluded.full_name,
    is_active = excluded.is_active, created_at = excluded.created_at;
  RETURN NULL;
END
$$;
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER users_in_step AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION users_in_step();
