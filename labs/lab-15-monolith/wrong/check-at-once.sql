-- breaks: no-scan
-- Without NOT VALID the check is verified at once, under the lock that it was added with.
-- @write ../solution/in-steps
-- @write check-at-once
\ir ../parts/ship.sql
