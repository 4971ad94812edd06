-- breaks: copied
-- Each batch ends one delivery too early.
-- @write ../solution/by-every-hundredth
-- @write one-too-few
\ir ../parts/ship.sql
