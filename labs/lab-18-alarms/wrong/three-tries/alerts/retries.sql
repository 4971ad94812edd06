SELECT file FROM migration_tries AS t
 WHERE began > now() - interval '5 minutes' AND NOT EXISTS (SELECT FROM migration_history AS h WHERE h.version = t.version)
 GROUP BY file HAVING count(*) >= 3;
