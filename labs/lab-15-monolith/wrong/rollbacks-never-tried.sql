-- breaks: rollbacks-work
-- All of them are right, and nobody has seen one work.
-- @write ../solution/in-steps
\ir ../parts/ship.sql
