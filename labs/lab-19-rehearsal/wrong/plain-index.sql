-- breaks: index-there
-- Nobody writes to deliveries today, so nobody would wait. The file will be copied for a table that is written to.
-- @write ../solution/by-every-hundredth
-- @write plain-index
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
