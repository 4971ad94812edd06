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

\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/second-reference.sql

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
