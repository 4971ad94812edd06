-- breaks: cost-estimated
-- The first hundredth of the keys: deliveries from the time when a parcel was scanned once.
-- @write ../solution/by-every-hundredth
-- @write first-hundredth
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
