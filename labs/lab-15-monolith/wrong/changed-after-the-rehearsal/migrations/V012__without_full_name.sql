-- needs: v2
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DROP TRIGGER one_name ON users;
DROP FUNCTION one_name();
ALTER TABLE users DROP COLUMN full_name;
COMMENT ON COLUMN users.display_name IS 'was full_name';
