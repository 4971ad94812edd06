SELECT format('%s was tried %s times in five minutes', t.file, count(*))
  FROM migration_tries AS t
 WHERE t.began > now() - interval '5 minutes'
   AND NOT EXISTS (SELECT FROM migration_history AS h WHERE h.version = t.version)
 GROUP BY t.version, t.file
HAVING count(*) > 3;
