-- breaks: others-kept
-- Two indexes on dates: one of them must be enough.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
DROP INDEX CONCURRENTLY orders_created_at_idx;
