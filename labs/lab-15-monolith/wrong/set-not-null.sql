-- breaks: no-scan
-- SET NOT NULL by itself reads all orders under ACCESS EXCLUSIVE.
-- @write ../solution/in-steps
-- @write set-not-null
\ir ../parts/ship.sql
