-- due: failed nobody-harmed
-- tries: to switch off whatever tells of it, before it keeps the orders to itself. None of it may be set by an ordinary role.
\ir ../parts/notes.sql
\ir ../parts/lock.sql
-- @expect 42501
SET log_statement = 'none';
-- @expect 42501
SET log_min_messages = 'panic';
-- @expect 42501
SET log_lock_waits = off;
-- @expect 42501
SET track_activities = off;
-- @expect 42501
SET event_triggers = off;
-- @expect 42501
SET session_replication_role = 'replica';
-- @expect 42501
ALTER SYSTEM SET log_statement = 'none';
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
-- @pause 2s
COMMIT;
-- @pause 1s
