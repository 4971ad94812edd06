-- breaks: rollbacks-work
-- It takes back V006 as well: before V007 the check was there, unvalidated.
-- @write ../solution/in-steps
-- @write rollback-goes-too-far
\ir ../parts/rehearse-and-ship.sql
