-- A sample by chance, and a procedure that is gone when it has done its work.
-- @write by-every-hundredth
-- @write by-chance
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
