-- breaks: no-name-lost
-- Filled with what looks like a name.
-- @write ../solution/in-steps
-- @write backfill-first
\ir ../parts/ship.sql
