-- breaks: v1-failed
-- A column more is no rename. It does cost v2 its plans, and v1 nothing.
-- @deploy v1 v2
-- @pause 8s
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN display_name text;
-- @pause 4s
