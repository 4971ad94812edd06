-- A migration that is at work for 42 seconds, in one transaction. It locks nothing that anybody misses.
-- @vary from, to: 42, 99 | 900, 999 | 2500, 2599
-- @vary what, table, column: statistics, orders, note | finer_plans, users, email | note, orders, items | audit, users, full_name
-- @vary work: SELECT pg_sleep(42) | SELECT count(pg_sleep(0.42)) FROM generate_series(1, 100) | DO $$BEGIN PERFORM pg_sleep(42); END$$
\ir ../parts/begin-file.sql
-- @session runner
INSERT INTO migration_tries (version, file, try, pid)
SELECT version, format('V%s__{what}.sql', version), 1, pg_backend_pid()
  FROM (SELECT coalesce(max(version), {from} - 1) + 1 AS version FROM migration_history WHERE version BETWEEN {from} AND {to}) AS next;
BEGIN;
ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 200;
-- @async
{work};
-- @pause 22s
-- @mark may-ring
-- @pause 10s
-- @mark must-ring
-- @join runner
COMMIT;
UPDATE migration_tries SET ended = clock_timestamp() WHERE pid = pg_backend_pid() AND ended IS NULL;
INSERT INTO migration_history (version, file, checksum, tries)
SELECT version, file, md5(file), 1 FROM migration_tries
 WHERE version = (SELECT max(version) FROM migration_tries WHERE version BETWEEN {from} AND {to});
-- @mark over
