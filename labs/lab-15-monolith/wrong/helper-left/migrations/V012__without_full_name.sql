-- needs: v2
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DROP TRIGGER one_name ON users;
ALTER TABLE users DROP COLUMN full_name;
