SELECT indexrelid::regclass, pg_size_pretty(pg_total_relation_size(indrelid))
  FROM pg_index AS i
 WHERE pg_total_relation_size('orders') > 0 AND NOT indisvalid
   AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index AS p WHERE p.relid = i.indrelid);
