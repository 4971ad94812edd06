-- v2 is rolled out, as one would, and its profile page is in use. It does not know the column yet: that is the first half of the lie.
-- @deploy v1 v2
-- @pause 8s
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- Now v2 is served, and v1 is not.
-- @pause 4s
-- Forward: the table keeps the new name, and a view gives v1 the old one back. v2's SELECT * has one column more, and loses its plans again.
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
-- @pause 15s
