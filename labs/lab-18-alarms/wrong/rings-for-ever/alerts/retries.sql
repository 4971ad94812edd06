SELECT file FROM migration_tries WHERE began > now() - interval '5 minutes' GROUP BY file HAVING count(*) > 3;
