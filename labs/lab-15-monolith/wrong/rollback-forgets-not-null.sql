-- breaks: rollbacks-work
-- The column is back with all its names, and without its NOT NULL.
-- @write ../solution/in-steps
-- @write rollback-forgets-not-null
\ir ../parts/rehearse-and-ship.sql
