-- breaks: rollbacks-work
-- Without its default the column does no harm. It is still there.
-- @write ../solution/in-steps
-- @write rollback-leaves-a-column
\ir ../parts/rehearse-and-ship.sql
