-- breaks: nobody-harmed
-- Two columns, but added under a running v2: its SELECT * loses its plan, as in the first phase.
-- v2 is rolled out, as one would, and its profile page is in use. It does not know the column yet: that is the first half of the lie.
-- @deploy v1 v2
-- @pause 8s
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- Now v2 is served, and v1 is not.
-- @pause 4s
-- Forward, for the time being.
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users RENAME TO users_stored;
  CREATE VIEW users AS
    SELECT id, email, username, display_name, is_active, created_at, display_name AS full_name
      FROM users_stored;
END
$$;
-- @pause 10s

-- @next
-- The view gives way to a table with both columns, while both versions run.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  DROP VIEW users;
  ALTER TABLE users_stored RENAME TO users;
  ALTER TABLE users ADD COLUMN full_name text;
  UPDATE users SET full_name = display_name;
END
$$;
-- @pause 12s
