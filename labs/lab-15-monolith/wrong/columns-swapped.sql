-- breaks: index-there
-- The report looks for one status and a stretch of time, in this order.
-- @write ../solution/in-steps
-- @write columns-swapped
\ir ../parts/ship.sql
