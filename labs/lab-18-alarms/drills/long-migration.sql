-- A migration that is at work for 42 seconds, in one transaction. It locks nothing that anybody misses.
\ir ../parts/begin-file.sql
-- @session runner
INSERT INTO migration_tries (version, file, try, pid)
SELECT version, format('V%s__orders_statistics.sql', version), 1, pg_backend_pid()
  FROM (SELECT coalesce(max(version), 900) + 1 AS version FROM migration_history WHERE version > 900) AS next;
BEGIN;
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 200;
-- @async
SELECT pg_sleep(42);
-- @pause 22s
-- @mark may-ring
-- @pause 10s
-- @mark must-ring
-- @join runner
COMMIT;
UPDATE migration_tries SET ended = clock_timestamp() WHERE pid = pg_backend_pid() AND ended IS NULL;
INSERT INTO migration_history (version, file, checksum, tries)
SELECT version, file, md5(file), 1 FROM migration_tries
 WHERE version = (SELECT max(version) FROM migration_tries WHERE version > 900);
-- @mark over
