-- breaks: rollbacks-work
-- What the first rollback drops needs no second one. So nobody can take back the second file alone.
-- @write ../solution/by-every-hundredth
-- @write no-rollback
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
