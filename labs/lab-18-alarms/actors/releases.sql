-- A release of an ordinary day: its migration is refused its lock once, and gets it the second time.
SET application_name = 'migrations';
INSERT INTO migration_tries (version, file, try, pid, ended, sqlstate)
SELECT version, format('V%s__release.sql', version), 1, pg_backend_pid(), clock_timestamp(), '55P03'
  FROM (SELECT coalesce(max(version), 100) + 1 AS version FROM migration_tries WHERE version BETWEEN 100 AND 899) AS next;
-- @pause 500ms
BEGIN;
INSERT INTO migration_tries (version, file, try, pid, ended)
SELECT version, format('V%s__release.sql', version), 2, pg_backend_pid(), clock_timestamp()
  FROM (SELECT max(version) AS version FROM migration_tries WHERE version BETWEEN 100 AND 899) AS same;
INSERT INTO migration_history (version, file, checksum, tries)
SELECT version, format('V%s__release.sql', version), md5(version::text), 2
  FROM (SELECT max(version) AS version FROM migration_tries WHERE version BETWEEN 100 AND 899) AS same;
COMMIT;
