-- a UNIQUE constraint builds its index under ACCESS EXCLUSIVE
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE users ADD CONSTRAINT users_username_key UNIQUE (username);
