-- breaks: lag-bounded
-- On the clone it was done in a second. The link was asked by nobody.
-- @write ../solution/by-every-hundredth
-- @write in-one-statement
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
