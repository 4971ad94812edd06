-- breaks: rehearsed-in-time
-- The pause between two files is in the first of them, and so in its transaction.
-- @write ../solution/by-every-hundredth
-- @write settles-in-a-transaction
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
