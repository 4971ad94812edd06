-- due: failed swapped
-- tries: to prepare the swap in a transaction that any session may commit. The server keeps none.
\ir ../parts/second-table.sql
\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/second-reference.sql
-- @next
SET lock_timeout = '500ms';
BEGIN;
-- @may-fail
LOCK TABLE users_new IN ACCESS EXCLUSIVE MODE;
-- @may-fail
PREPARE TRANSACTION 'swap';
ROLLBACK;
-- @pause 1s
