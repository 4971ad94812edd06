-- Which indexes are read, and how often? Which of them guard something?
SELECT s.relname, s.indexrelname, s.idx_scan, s.last_idx_scan, pg_relation_size(s.indexrelid) AS bytes,
       i.indisunique, (SELECT min(conname) FROM pg_constraint WHERE conindid = s.indexrelid) AS constraint
  FROM pg_stat_user_indexes s JOIN pg_index i USING (indexrelid)
 ORDER BY s.idx_scan, bytes DESC;

-- The report is at work.
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(6)%')
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
SELECT indexrelid::regclass, indisvalid, pg_relation_size(indexrelid) AS bytes
  FROM pg_index WHERE indrelid = 'orders'::regclass;
