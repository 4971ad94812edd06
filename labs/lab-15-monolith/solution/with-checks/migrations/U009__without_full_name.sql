SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
ALTER TABLE users RENAME TO users_stored;
CREATE VIEW users AS
  SELECT id, email, username, display_name, is_active, created_at, display_name AS full_name FROM users_stored;
