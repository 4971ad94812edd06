-- One try, refused.
-- @session runner
INSERT INTO migration_tries (version, file, try, pid)
SELECT version, format('V%s__orders_note.sql', version), try, pg_backend_pid()
  FROM (SELECT count(*) + 1 AS try, coalesce(min(version), (SELECT coalesce(max(version), 900) + 1 FROM migration_history WHERE version > 900)) AS version
          FROM migration_tries AS t
         WHERE version > 900 AND NOT EXISTS (SELECT FROM migration_history AS h WHERE h.version = t.version)) AS next;
SET lock_timeout = '200ms';
-- @expect 55P03
ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;
RESET lock_timeout;
UPDATE migration_tries SET ended = clock_timestamp(), sqlstate = '55P03' WHERE pid = pg_backend_pid() AND ended IS NULL;
