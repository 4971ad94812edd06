-- breaks: rollbacks-work
-- An index is easily dropped, so nobody has written it down.
-- @write ../solution/in-steps
-- @write no-rollback
\ir ../parts/rehearse-and-ship.sql
