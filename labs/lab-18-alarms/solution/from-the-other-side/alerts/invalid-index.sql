-- Whoever builds an index concurrently holds this lock on its table from beginning to end; a leftover has nobody.
SELECT i.indexrelid::regclass::text
  FROM pg_index AS i
 WHERE i.indisvalid = false
   AND NOT EXISTS (SELECT FROM pg_locks AS l
                    WHERE l.relation = i.indrelid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
                      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()));
