SELECT count(*) || ' tries' FROM migration_tries WHERE began > now() - interval '5 minutes' HAVING count(*) > 3;
