-- Every hundredth delivery stands for all of them, whenever it was made.
-- @write by-every-hundredth
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
