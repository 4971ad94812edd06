-- Somebody holds the strongest lock on orders for some seconds. That is no migration that is long, and nothing for these four.
-- @session locker
SET application_name = 'maintenance';
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
-- @pause 9s
ROLLBACK;
