-- breaks: no-scan
-- Two statements, and one transaction: the strong lock stays for the scan.
-- @write ../solution/in-steps
-- @write validated-in-one-file
\ir ../parts/ship.sql
