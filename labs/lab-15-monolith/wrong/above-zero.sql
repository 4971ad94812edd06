-- breaks: totals-checked
-- An exception that nobody asked for.
-- @write ../solution/in-steps
-- @write above-zero
\ir ../parts/ship.sql
