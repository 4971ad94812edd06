-- breaks: rollbacks-work
-- The schema is back as it was. The names are not.
-- @write ../solution/in-steps
-- @write rollback-drops-data
\ir ../parts/rehearse-and-ship.sql
