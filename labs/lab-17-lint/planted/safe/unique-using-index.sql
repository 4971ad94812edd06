-- a UNIQUE constraint that takes over an index
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE users ADD CONSTRAINT users_username_key UNIQUE USING INDEX users_username_idx;
