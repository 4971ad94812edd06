-- breaks: cost-estimated
-- The newest ones are at hand, and each of them is wide.
-- @write ../solution/by-every-hundredth
-- @write newest-ones
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
