-- due: failed asked-lock-held
-- tries: to leave the lock to a prepared transaction, which needs no session. The server keeps none.
\ir ../parts/notes.sql
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @expect 55000
PREPARE TRANSACTION 'held';
ROLLBACK;
-- @pause 1s
