-- breaks: copied
-- Each batch ends one delivery too early.
-- @write ../solution/by-every-hundredth
-- @write one-too-few
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
