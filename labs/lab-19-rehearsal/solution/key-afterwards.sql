-- The key comes when the rows are there: its index is built concurrently, and the constraint takes it over.
-- @write by-every-hundredth
-- @write key-afterwards
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
