-- breaks: rollbacks-work
-- What was rehearsed as the rollback is not what lies in the folder when the files are applied.
-- @write ../solution/by-every-hundredth
\ir ../parts/rehearse-and-hand-in.sql
-- @write rollback-swapped
\ir ../parts/ship.sql
