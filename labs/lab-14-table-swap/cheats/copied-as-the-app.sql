-- due: failed nobody-harmed-by-the-copy
-- tries: to copy everybody in one transaction as app_v1, with all of them locked, whose statements the log leaves out.
\ir ../parts/second-table.sql
\ir ../parts/kept-in-step.sql
-- @session B as app_v1
BEGIN;
INSERT INTO users_new (id, username, email, full_name, is_active, created_at)
SELECT id, username, email, full_name, is_active, created_at FROM users FOR UPDATE
ON CONFLICT (id) DO NOTHING;
-- @pause 3s
COMMIT;
-- @pause 1s
