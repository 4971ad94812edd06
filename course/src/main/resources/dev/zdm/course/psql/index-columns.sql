-- The columns of an index, those that it only carries along too.
SELECT a.attname AS "Column",
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS "Type",
       CASE WHEN a.attnum <= i.indnkeyatts THEN 'yes' ELSE 'no' END AS "Key?",
       pg_catalog.pg_get_indexdef(a.attrelid, a.attnum, true) AS "Definition"
     , CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended' END AS "Storage" --[plus]
     , CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS "Stats target"        --[plus]
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_index i ON i.indexrelid = a.attrelid
 WHERE a.attrelid = :'oid'::oid AND a.attnum > 0 AND NOT a.attisdropped
 ORDER BY a.attnum
