-- The relations that \d NAME means, one more than are described.
SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE true
   AND c.relname ~ :'name'                                                              --[named]
   AND n.nspname ~ :'schema'                                                            --[schema]
   AND pg_catalog.pg_table_is_visible(c.oid)                                            --[visible]
 ORDER BY n.nspname, c.relname
 LIMIT 21
