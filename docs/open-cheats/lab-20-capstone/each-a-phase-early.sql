-- breaks: lag-bounded
-- The backfill runs a phase early, where nobody asks for lag, growth or long transactions; and NOT NULL comes at once in the phase of the
-- backfill, where nobody asks for guards or scans.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
DO $$
DECLARE
  last bigint := 0;
  highest bigint := (SELECT max(id) FROM users);
BEGIN
  WHILE last < highest LOOP
    UPDATE users SET handle = username WHERE id > last AND id <= last + 9000;
    COMMIT;
    last := last + 9000;
  END LOOP;
END
$$;
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
-- @pause 6s
-- @next
SET lock_timeout = 0;
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT count%pg_sleep(1 +%' AND state = 'active')
-- @until SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT count%pg_sleep(1 +%' AND state = 'active')
ALTER TABLE users ALTER COLUMN handle SET NOT NULL;
-- @pause 2s
-- @next
\ir ../parts/index.sql
-- @next
\ir ../parts/there-and-back.sql
-- @next
\ir ../parts/contract.sql
-- @write ../solution/words
-- @run words
-- @pause 2s
