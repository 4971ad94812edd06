-- The last try of each file says whether it is through: it has an SQLSTATE, or has not ended yet.
SELECT last.file || ' fails with ' || coalesce(last.sqlstate, 'nothing yet')
  FROM (SELECT DISTINCT ON (version) version, file, try, began, ended, sqlstate
          FROM migration_tries
         ORDER BY version, id DESC) AS last
 WHERE last.try > 3 AND last.began > now() - interval '5 minutes'
   AND (last.sqlstate IS NOT NULL OR last.ended IS NULL);
