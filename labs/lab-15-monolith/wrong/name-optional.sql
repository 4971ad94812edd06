-- breaks: display-name-required
-- Everybody has a name now. Nothing says that it stays so.
-- @write ../solution/in-steps
-- @write name-optional
\ir ../parts/ship.sql
