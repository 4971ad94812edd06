-- breaks: rehearsed-in-time
-- The file says that it is no transaction, and is one from its first line to its last.
-- @write ../solution/by-every-hundredth
-- @write begin-in-a-file-that-is-none
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
