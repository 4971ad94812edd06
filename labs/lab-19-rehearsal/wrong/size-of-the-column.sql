-- breaks: cost-estimated
-- How wide the column is was looked up, for a hundredth of the pages. Nothing was written, so nothing was measured.
-- @write ../solution/by-every-hundredth
-- @write size-of-the-column
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
