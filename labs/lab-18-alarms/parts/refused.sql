-- One try, refused.
-- @session runner
INSERT INTO migration_tries (version, file, try, pid)
SELECT version, format('V%s__{what}.sql', version), try, pg_backend_pid()
  FROM (SELECT count(*) + 1 AS try, coalesce(min(version), (SELECT coalesce(max(version), {from} - 1) + 1 FROM migration_history WHERE version BETWEEN {from} AND {to})) AS version
          FROM migration_tries AS t
         WHERE version BETWEEN {from} AND {to} AND NOT EXISTS (SELECT FROM migration_history AS h WHERE h.version = t.version)) AS next;
SET lock_timeout = '200ms';
-- @expect 55P03
ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT;
RESET lock_timeout;
UPDATE migration_tries SET ended = clock_timestamp(), sqlstate = '55P03' WHERE pid = pg_backend_pid() AND ended IS NULL;
