-- A table's file is cut into segments of 1 GB: name, name.1, name.2, …
SELECT c.relname,
       (SELECT coalesce(sum(f.size), 0)::bigint
          FROM generate_series(0, 31) n,
               pg_stat_file(pg_relation_filepath(c.oid) || CASE n WHEN 0 THEN '' ELSE '.' || n END, true) f) AS bytes,
       (SELECT coalesce(sum(f.size), 0)::bigint
          FROM generate_series(0, 31) n,
               pg_stat_file(pg_relation_filepath(nullif(c.reltoastrelid, 0)) || CASE n WHEN 0 THEN '' ELSE '.' || n END, true) f) AS toast,
       pg_stat_get_dead_tuples(c.oid) AS dead,
       pg_stat_get_live_tuples(c.oid) AS live,
       pg_stat_get_tuples_updated(c.oid) AS updated
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'zdm')
