-- breaks: nobody-harmed
-- Guarded, done in a millisecond, and v1 asks for full_name from then on.
-- @write ../solution/in-steps
-- @write renamed
\ir ../parts/ship.sql
