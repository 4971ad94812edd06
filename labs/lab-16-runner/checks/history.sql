SELECT format('version %s: %s', h.version, CASE WHEN h.success THEN 'it is there more than once' ELSE 'it has failed' END)
  FROM public.flyway_schema_history AS h
 WHERE NOT h.success OR EXISTS (SELECT FROM public.flyway_schema_history AS o WHERE o.version = h.version AND o.installed_rank <> h.installed_rank)
UNION ALL
SELECT format('version %s is missing', n)
  FROM generate_series(1, 5) AS n
 WHERE NOT EXISTS (SELECT FROM public.flyway_schema_history AS h WHERE h.version = n::text AND h.type = 'SQL' AND h.checksum IS NOT NULL);
