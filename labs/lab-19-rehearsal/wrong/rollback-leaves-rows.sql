-- breaks: rollbacks-work
-- The rollback of the copying does nothing; all copied rows are still there.
-- @write ../solution/by-every-hundredth
-- @write rollback-leaves-rows
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
