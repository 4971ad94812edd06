-- breaks: new-shape
-- LIKE … INCLUDING ALL saves typing, and keeps the old order of the columns.
SET lock_timeout = '100ms';
CREATE TABLE users_new (LIKE users INCLUDING ALL);
ALTER TABLE users_new OWNER TO shop_owner;
GRANT SELECT ON users_new TO pg_monitor;
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
DO $$
DECLARE
  done bigint := 0;
  next bigint;
BEGIN
  LOOP
    SELECT max(id) INTO next FROM (SELECT id FROM users WHERE id > done ORDER BY id LIMIT 1000) AS batch;
    EXIT WHEN next IS NULL;
    INSERT INTO users_new (id, username, email, full_name, is_active, created_at) 
    SELECT id, username, email, full_name, is_active, created_at
      FROM users WHERE id > done AND id <= next
       FOR SHARE
    ON CONFLICT (id) DO NOTHING;
    COMMIT;
    done := next;
  END LOOP;
END
$$;
