-- due: passed
-- tries: to have the build cancelled by its own time-out, and what it left rebuilt by another role. That is what was asked for.
SET statement_timeout = '2s';
-- @session B
BEGIN;
UPDATE orders SET note = note WHERE id = 1;
-- @session A
-- @expect 57014
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @session B
ROLLBACK;
-- @pause 2s
-- @next
SET ROLE shop_owner;
REINDEX INDEX CONCURRENTLY orders_status_created_at_idx;
DROP INDEX CONCURRENTLY orders_created_at_idx_ccnew;
DROP INDEX CONCURRENTLY users_full_name_key;
-- @pause 1s
