-- breaks: sequence-goes-on
-- Both tables draw from the same sequence, which belongs to the old one and goes with it.
SET lock_timeout = '100ms';
CREATE TABLE users_new (
  id         bigint DEFAULT nextval('users_id_seq') PRIMARY KEY,
  username   text NOT NULL,
  email      text NOT NULL UNIQUE,
  full_name  text NOT NULL,
  is_active  boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX users_new_username_idx ON users_new (username);
ALTER TABLE users_new OWNER TO shop_owner;
GRANT SELECT ON users_new TO pg_monitor;

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

-- … and then what was there before, in small bites.
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

-- Everybody is there: the second foreign key can come.
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey1 FOREIGN KEY (user_id) REFERENCES users_new (id) NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey1;

-- @next
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=500ms factor=1.5
DO $$
BEGIN
  LOCK TABLE active_users, users, users_new, orders IN ACCESS EXCLUSIVE MODE;
  ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
  DROP TRIGGER users_in_step ON users;
  ALTER TABLE users RENAME TO users_old;
  ALTER TABLE users_new RENAME TO users;
  CREATE OR REPLACE VIEW active_users AS SELECT id, username, email FROM users WHERE is_active;
END
$$;
-- @retry 55P03 times=14 pause=300ms factor=1.4
DROP TABLE users_old CASCADE;
DROP FUNCTION users_in_step();
-- @pause 3s
