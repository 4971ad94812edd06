-- What \d, \dt, \di and their like list.
SELECT n.nspname AS "Schema",
       c.relname AS "Name",
       CASE c.relkind
           WHEN 'r' THEN 'table'
           WHEN 'p' THEN 'partitioned table'
           WHEN 'v' THEN 'view'
           WHEN 'm' THEN 'materialized view'
           WHEN 'i' THEN 'index'
           WHEN 'I' THEN 'partitioned index'
           WHEN 'S' THEN 'sequence'
           WHEN 'f' THEN 'foreign table'
           WHEN 't' THEN 'TOAST table'
       END AS "Type",
       pg_catalog.pg_get_userbyid(c.relowner) AS "Owner"
     , t.relname AS "Table"                                                             --[indexes]
     , CASE c.relpersistence WHEN 't' THEN 'temporary' WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS "Persistence" --[plus]
     , am.amname AS "Access method"                                                     --[stored]
     , pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid)) AS "Size"             --[plus]
     , pg_catalog.obj_description(c.oid, 'pg_class') AS "Description"                   --[plus]
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
  LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
 WHERE c.relkind::text = ANY (pg_catalog.string_to_array(:'kinds', NULL))
   AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast' --[own]
   AND c.relname ~ :'name'                                                              --[named]
   AND n.nspname ~ :'schema'                                                            --[schema]
   AND pg_catalog.pg_table_is_visible(c.oid)                                            --[visible]
 ORDER BY n.nspname, c.relname
