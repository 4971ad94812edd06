-- breaks: small-steps
-- One UPDATE for all orders: each row that it has written stays locked until its end.
-- @write ../solution/in-steps
-- @write one-update
\ir ../parts/ship.sql
