-- breaks: guarded
-- V001 has set the guards. But each file has a session of its own.
-- @write ../solution/in-steps
-- @write guard-of-another-file
\ir ../parts/ship.sql
