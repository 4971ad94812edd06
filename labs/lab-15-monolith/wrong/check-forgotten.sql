-- breaks: totals-checked
-- A look at the table is no rule.
-- @write ../solution/in-steps
-- @write check-forgotten
\ir ../parts/ship.sql
