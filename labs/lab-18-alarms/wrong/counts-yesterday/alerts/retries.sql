SELECT file FROM migration_tries GROUP BY file HAVING count(*) > 3;
