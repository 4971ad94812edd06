-- It may have another name now; it is known by what it is made of.
SELECT 'it is still there, as ' || oid::regclass
  FROM pg_class AS c
 WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'zdm')
   AND ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY 1) = ARRAY['flag', 'id'];
