-- due: failed nobody-harmed-by-the-copy
-- tries: to keep customers from writing while the copy is made, so that its one UPDATE has the machine for itself.
-- @session B as app_v1
BEGIN;
LOCK TABLE orders IN EXCLUSIVE MODE;
-- @session A
\ir ../parts/copy-and-wait.sql
-- @pause 3s
-- @session B
COMMIT;
-- @pause 1s
