SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- The column has its new name, and v1 finds the old one in a view. Customers see either all of it or nothing.
ALTER TABLE users RENAME COLUMN full_name TO display_name;
ALTER TABLE users RENAME TO users_stored;
CREATE VIEW users AS
  SELECT id, email, username, display_name, is_active, created_at, display_name AS full_name FROM users_stored;
