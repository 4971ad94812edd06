-- breaks: display-name-there
-- A limit that the old column does not have.
-- @write ../solution/in-steps
-- @write varchar-name
\ir ../parts/ship.sql
