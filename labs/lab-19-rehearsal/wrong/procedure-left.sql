-- breaks: nothing-left
-- The procedure that did the work is still there. It can be taken back, and was not.
-- @write ../solution/by-every-hundredth
-- @write procedure-left
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
