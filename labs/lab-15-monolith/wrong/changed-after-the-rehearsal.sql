-- breaks: rollbacks-work (a cheat)
-- Rehearsed, then the last file was touched up.
-- @write ../solution/in-steps
-- @run rehearse
-- @write changed-after-the-rehearsal
\ir ../parts/ship.sql
