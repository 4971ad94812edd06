-- breaks: cost-estimated
-- The newest ones are at hand, and each of them is wide.
-- @write ../solution/by-every-hundredth
-- @write newest-ones
\ir ../parts/ship.sql
