-- due: failed nobody-harmed
-- tries: to be taken for the workload: its name, its role.
\ir ../parts/notes.sql
\ir ../parts/lock.sql
-- @session B as app_v1
SET application_name = 'app v1 writers';
BEGIN;
LOCK TABLE orders IN EXCLUSIVE MODE;
-- @pause 2s
COMMIT;
-- @pause 1s
