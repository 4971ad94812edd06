-- breaks: v2-lost-its-plan
-- First the rename, then the rollout: v2 never had a plan to lose.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- @deploy v1 v2
-- @pause 5s
-- @deploy v2
