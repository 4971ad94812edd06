-- The bare table comes first. As long as nobody knows it, its keys and indexes need no guard.
CREATE SEQUENCE user_numbers AS bigint;
ALTER SEQUENCE user_numbers CACHE 1;
CREATE TABLE users_new AS SELECT id, username, email, full_name, is_active, created_at FROM users WITH NO DATA;
-- @pause 2s
ALTER TABLE users_new
  ALTER COLUMN id SET NOT NULL, ALTER COLUMN username SET NOT NULL, ALTER COLUMN email SET NOT NULL,
  ALTER COLUMN full_name SET NOT NULL, ALTER COLUMN is_active SET NOT NULL, ALTER COLUMN created_at SET NOT NULL,
  ALTER COLUMN id SET DEFAULT nextval('user_numbers'), ALTER COLUMN is_active SET DEFAULT true,
  ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER SEQUENCE user_numbers OWNED BY users_new.id;
ALTER TABLE users_new ADD CONSTRAINT people_pkey PRIMARY KEY (id), ADD CONSTRAINT people_email UNIQUE (email);
CREATE INDEX people_by_name ON users_new (username) INCLUDE (is_active);
ALTER TABLE users_new OWNER TO shop_owner;
GRANT SELECT ON users_new TO pg_monitor;

-- An update is a row that goes and one that comes.
CREATE FUNCTION follow_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM users_new WHERE id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO users_new SELECT NEW.id, NEW.username, NEW.email, NEW.full_name, NEW.is_active, NEW.created_at;
  END IF;
  RETURN NULL;
END
$$;
SET lock_timeout = '150ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER follow_users AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION follow_users();

-- Whoever is being written to at this moment is left for the next round, until nobody is left.
DO $$
DECLARE
  brought bigint;
  done bigint := 0;
  missing boolean;
BEGIN
  LOOP
    WITH free AS MATERIALIZED (
      SELECT * FROM users WHERE id > done ORDER BY id LIMIT 400 FOR NO KEY UPDATE SKIP LOCKED
    ), arrived AS (
      INSERT INTO users_new (id, username, email, full_name, is_active, created_at)
      SELECT id, username, email, full_name, is_active, created_at FROM free
      ON CONFLICT DO NOTHING
    )
    SELECT count(*), max(id) INTO brought, done FROM free;
    COMMIT;
    IF brought = 0 THEN
      SELECT EXISTS (SELECT FROM users WHERE NOT EXISTS (SELECT FROM users_new WHERE users_new.id = users.id)) INTO missing;
      EXIT WHEN NOT missing;
      done := 0;
      COMMIT;
    END IF;
    PERFORM pg_sleep(0.01);
    COMMIT;
  END LOOP;
END
$$;
ANALYZE users_new;

-- @next
-- The block tries again by itself, and the old table goes in it.
DO $$
BEGIN
  FOR try IN 1 .. 20 LOOP
    BEGIN
      SET LOCAL lock_timeout = '300ms';
      LOCK TABLE active_users, users, orders, users_new IN ACCESS EXCLUSIVE MODE;
      PERFORM setval('user_numbers', (SELECT last_value + 1000 FROM users_id_seq), false);
      ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
      DROP VIEW active_users;
      DROP TABLE users;
      ALTER TABLE users_new RENAME TO users;
      ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users NOT VALID;
      CREATE VIEW active_users AS SELECT id, username, email FROM users WHERE is_active;
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(0.3 * try);
    END;
  END LOOP;
  RAISE EXCEPTION 'somebody was always in the way';
END
$$;
DROP FUNCTION follow_users();
SET lock_timeout = '300ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
-- @pause 3s
