SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
ALTER TABLE users RENAME COLUMN display_name TO full_name;
