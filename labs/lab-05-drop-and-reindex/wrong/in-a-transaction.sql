-- breaks: unused-gone
-- Both in one transaction, as most migration tools send it. PostgreSQL refuses that.
BEGIN;
-- @expect 25001
DROP INDEX CONCURRENTLY orders_updated_at_idx;
ROLLBACK;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
