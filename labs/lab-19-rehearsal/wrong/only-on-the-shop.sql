-- breaks: short-transactions
-- The file knows where it is: on the clone it is quick, on the shop it takes its time.
-- @write ../solution/by-every-hundredth
-- @write only-on-the-shop
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
