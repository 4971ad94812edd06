-- breaks: guarded
-- A statement_timeout ends the statement after five seconds, and everybody behind it waits as long.
-- @write ../solution/in-steps
-- @write no-lock-timeout
\ir ../parts/ship.sql
