-- breaks: nobody-harmed
-- Nobody shall write while an index is exchanged, so the table is locked first.
BEGIN;
LOCK TABLE orders IN SHARE MODE;
-- @pause 3s
COMMIT;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
