-- breaks: rollbacks-work
-- The rollback leaves the index, because an index disturbs nobody.
-- @write ../solution/by-every-hundredth
-- @write rollback-leaves-an-index
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
