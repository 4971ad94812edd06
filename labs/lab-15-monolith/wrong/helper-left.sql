-- breaks: nothing-left
-- The trigger is gone, and its function stays for ever.
-- @write ../solution/in-steps
-- @write helper-left
\ir ../parts/ship.sql
