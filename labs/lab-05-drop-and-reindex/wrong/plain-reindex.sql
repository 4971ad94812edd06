-- breaks: rebuilt-online
-- The word was forgotten: every write waits, and every read that plans a query on orders.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX orders_user_id_idx;
