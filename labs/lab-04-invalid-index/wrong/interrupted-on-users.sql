-- breaks: interrupted
-- An INVALID index, but on another table.
-- @session B
BEGIN;
UPDATE users SET is_active = is_active WHERE id = 1;
-- @session A
SET lock_timeout = '500ms';
-- @expect 55P03
CREATE INDEX CONCURRENTLY users_created_at_idx ON users (created_at);
-- @session B
ROLLBACK;
