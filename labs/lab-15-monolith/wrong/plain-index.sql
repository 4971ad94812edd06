-- breaks: no-scan
-- In a transaction a plain build works. It reads the whole table under a lock that stops every writer.
-- @write ../solution/in-steps
-- @write plain-index
\ir ../parts/ship.sql
