-- due: failed asked-lock-held
-- tries: to lock a table of its own that is called users, too.
\ir ../parts/notes.sql
CREATE TEMPORARY TABLE users (id bigint);
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 6s
COMMIT;
