-- The schema as lines of text, by names: what two of them have in common is the same. The order of columns is left out, since a
-- column that was dropped never comes back to its place; so are the runner's own tables.
WITH relations AS (
  SELECT c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.reloptions, c.relpersistence, c.relrowsecurity
  FROM pg_catalog.pg_class c
  WHERE c.relnamespace = 'public'::regnamespace
    AND c.relname NOT LIKE 'migration\_history%' AND c.relname NOT LIKE 'migration\_tries%'
)
SELECT line FROM (
  SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                      WHEN 'S' THEN 'sequence' ELSE 'relation ' || relkind::text END
         || ' ' || relname || ' of ' || relowner::regrole
         || CASE WHEN relpersistence <> 'p' THEN ' persistence ' || relpersistence::text ELSE '' END
         || CASE WHEN relrowsecurity THEN ' row security' ELSE '' END
         || coalesce(' with ' || array_to_string(ARRAY(SELECT unnest(reloptions) ORDER BY 1), ', '), '')
         || coalesce(' privileges ' || array_to_string(ARRAY(SELECT unnest(relacl)::text ORDER BY 1), ', '), '') AS line
  FROM relations WHERE relkind NOT IN ('i', 'I', 't')
  UNION ALL
  SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
         || CASE WHEN attnotnull THEN ' not null' ELSE '' END
         || CASE attgenerated WHEN 's' THEN ' stored' WHEN 'v' THEN ' virtual' ELSE '' END
         || CASE attidentity WHEN '' THEN '' ELSE ' identity ' || attidentity::text END
         || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
         || CASE WHEN attcollation <> 0 AND attcollation <> (SELECT typcollation FROM pg_catalog.pg_type WHERE oid = atttypid)
                 THEN ' collate ' || attcollation::regcollation ELSE '' END
         || coalesce(' privileges ' || array_to_string(ARRAY(SELECT unnest(attacl)::text ORDER BY 1), ', '), '')
  FROM relations r
  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE relkind IN ('r', 'p', 'v', 'm')
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(i.indexrelid)
         || CASE WHEN indisvalid AND indisready AND indislive THEN '' ELSE ' INVALID' END
  FROM relations r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
  UNION ALL
  SELECT 'constraint ' || r.relname || ' ' || conname || ' ' || pg_get_constraintdef(k.oid)
         || CASE WHEN convalidated THEN '' ELSE ' unvalidated' END
  FROM relations r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid
  UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(t.oid) || CASE tgenabled WHEN 'O' THEN '' ELSE ' state ' || tgenabled::text END
  FROM relations r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid AND NOT tgisinternal
  UNION ALL
  SELECT 'rule ' || r.relname || ' ' || pg_get_ruledef(w.oid)
  FROM relations r JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid
  UNION ALL
  SELECT 'policy ' || r.relname || ' ' || polname || ' ' || coalesce(pg_get_expr(polqual, polrelid), '')
  FROM relations r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid
  UNION ALL
  SELECT 'function ' || p.oid::regprocedure || ' of ' || proowner::regrole || ' ' || md5(prosrc || coalesce(prosqlbody::text, ''))
  FROM pg_catalog.pg_proc p WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'type ' || t.oid::regtype || ' ' || typtype::text
         || coalesce(' ' || (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = t.oid), '')
  FROM pg_catalog.pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
  UNION ALL
  SELECT 'schema ' || nspname FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public', 'zdm')
) AS lines
ORDER BY line COLLATE "C"
