SELECT file FROM migration_tries WHERE sqlstate = '57014' AND began > now() - interval '5 minutes'
 GROUP BY file HAVING count(*) > 3;
