-- A clone of a shop of this size can bear the whole of it. In production there would not be the time.
-- @write by-every-hundredth
-- @write all-of-it
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
