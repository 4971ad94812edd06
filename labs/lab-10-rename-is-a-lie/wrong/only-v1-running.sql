-- breaks: v2-lost-its-plan
-- The rename hits v1 alone: there was no rollout.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- @pause 4s
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN display_name TO full_name;
