-- breaks: public-ids-differ
-- A subquery without a reference to the row is computed once for each UPDATE.
-- @write ../solution/in-steps
-- @write one-number-for-all
\ir ../parts/ship.sql
