-- breaks: bloat-gone
-- The primary key was rebuilt, because it is the one that is used most.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_pkey;
