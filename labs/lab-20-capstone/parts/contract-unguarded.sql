-- First what v3 does not fill may be empty, then the help goes, then the column.
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
DROP TRIGGER one_name ON users;
DROP FUNCTION one_name();
ALTER TABLE users DROP COLUMN username;
DROP TABLE users_copy;
