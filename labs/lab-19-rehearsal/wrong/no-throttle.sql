-- breaks: lag-bounded
-- Small batches, as fast as the primary can.
-- @write ../solution/by-every-hundredth
-- @write no-throttle
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
