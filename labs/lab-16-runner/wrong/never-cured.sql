-- breaks: cured
-- The hang is never cured: the lock is as it was, the abandoned build has ended by itself, and no file builds concurrently any more.
\ir ../parts/hang.sql
-- @until SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('orders_by_status')
-- @write ../solution/if-not-exists
-- @write ../solution/twins-in-a-file
-- @write never-cured
-- @run flyway --deployers 2 migrate
