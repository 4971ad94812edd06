SELECT relname FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid
 WHERE relname IN ('orders_total_idx', 'orders_created_at_idx_ccnew') AND NOT indisvalid
   AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE state = 'active' AND query IN ('CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total_cents)', 'REINDEX INDEX CONCURRENTLY orders_created_at_idx'))
