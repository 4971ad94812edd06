-- v3 does not fill the old column: it may be empty from now on.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;
-- @deploy v3
