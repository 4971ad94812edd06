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
  PERFORM setval('users_new_id_seq', (SELECT last_value FROM users_id_seq));
  CREATE OR REPLACE VIEW active_users AS SELECT id, username, email FROM users WHERE is_active;
END
$$;
