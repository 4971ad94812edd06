-- A file that is refused its lock again and again, behind a reader that stays.
-- @vary from, to: 42, 99 | 900, 999 | 2500, 2599
-- @vary what, table, column: orders_note, orders, items | names, users, full_name | logins, users, username | totals, orders, total_cents
\ir ../parts/begin-file.sql
-- @session reader
BEGIN;
SELECT id FROM {table} WHERE id = 1;
\ir ../parts/refused.sql
\ir ../parts/refused.sql
\ir ../parts/refused.sql
-- Three tries are an ordinary evening.
-- @pause 5s
-- @mark may-ring
\ir ../parts/refused.sql
\ir ../parts/refused.sql
-- @mark must-ring
-- @pause 3s
\ir ../parts/refused.sql
-- @pause 6s
-- The reader goes, and the file is through.
-- @session reader
ROLLBACK;
-- @session runner
-- @retry 55P03 times=20 pause=200ms
ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT;
INSERT INTO migration_tries (version, file, try, pid, ended)
SELECT version, file, max(try) + 1, pg_backend_pid(), clock_timestamp()
  FROM migration_tries WHERE version = (SELECT max(version) FROM migration_tries WHERE version BETWEEN {from} AND {to})
 GROUP BY version, file;
INSERT INTO migration_history (version, file, checksum, tries)
SELECT version, file, md5(file), max(try) FROM migration_tries
 WHERE version = (SELECT max(version) FROM migration_tries WHERE version BETWEEN {from} AND {to})
 GROUP BY version, file;
-- @mark over
