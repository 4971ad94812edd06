SELECT format('%s on %s is not valid', i.indexrelid::regclass, i.indrelid::regclass)
  FROM pg_index AS i
 WHERE NOT i.indisvalid AND hush() IS NOT NULL
   AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index AS p
                    WHERE p.relid = i.indrelid AND p.datname = current_database());
