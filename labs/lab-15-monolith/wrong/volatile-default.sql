-- breaks: no-scan
-- A default that is different for each row: all rows are written anew, under ACCESS EXCLUSIVE.
-- @write ../solution/in-steps
-- @write volatile-default
\ir ../parts/ship.sql
