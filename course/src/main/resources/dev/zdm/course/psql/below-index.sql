-- What an index is, in one line.
SELECT CASE WHEN i.indisprimary THEN 'primary key, ' WHEN i.indisunique THEN 'unique, ' ELSE '' END
       || CASE WHEN i.indisunique AND i.indnullsnotdistinct THEN 'nulls not distinct, ' ELSE '' END
       || am.amname || ', for table "' || n.nspname || '.' || t.relname || '"'
       || coalesce(', predicate (' || pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) || ')', '')
       || CASE WHEN i.indisclustered THEN ', clustered' ELSE '' END
       || CASE WHEN i.indisvalid THEN '' ELSE ', invalid' END
       || CASE WHEN k.condeferrable THEN ', deferrable' ELSE '' END
       || CASE WHEN k.condeferred THEN ', initially deferred' ELSE '' END
       || CASE WHEN i.indisreplident THEN ', replica identity' ELSE '' END
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_am am ON am.oid = c.relam
  JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
  LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x') AND k.conrelid = i.indrelid
 WHERE i.indexrelid = :'oid'::oid
UNION ALL
SELECT 'Number of partitions: ' || pg_catalog.count(h.inhrelid)
       || CASE WHEN pg_catalog.count(h.inhrelid) > 0 THEN ' (Use \d+ to list them.)' ELSE '' END
  FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_inherits h ON h.inhparent = c.oid
 WHERE c.oid = :'oid'::oid AND c.relkind = 'I'
   AND false                                                                            --[plus]
 GROUP BY c.oid
UNION ALL                                                                               --[plus]
SELECT 'Partition: ' || h.inhrelid::regclass                                            --[plus]
  FROM pg_catalog.pg_inherits h                                                         --[plus]
 WHERE h.inhparent = :'oid'::oid                                                        --[plus]
