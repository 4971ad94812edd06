-- breaks: guarded
-- A lock_timeout bounds the waiting for each lock. Nothing bounds the statement.
-- @write ../solution/in-steps
-- @write no-statement-timeout
\ir ../parts/ship.sql
