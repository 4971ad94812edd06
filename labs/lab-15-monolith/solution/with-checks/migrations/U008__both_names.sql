SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DROP VIEW users;
ALTER TABLE users_stored RENAME TO users;
ALTER TABLE users RENAME COLUMN display_name TO full_name;
