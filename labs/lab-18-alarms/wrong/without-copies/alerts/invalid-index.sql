SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
 WHERE relname !~ '_cc(new|old)\d*$' AND NOT indisvalid
   AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index AS p WHERE p.relid = indrelid);
