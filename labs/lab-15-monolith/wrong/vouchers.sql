-- breaks: totals-not-negative (a cheat)
-- A voucher of five euros may go below, somebody thought.
-- @write ../solution/in-steps
-- @write vouchers
\ir ../parts/ship.sql
