-- breaks: production-estimated
-- Minutes are no hours.
-- @write ../solution/by-every-hundredth
-- @write minutes
\ir ../parts/ship.sql
