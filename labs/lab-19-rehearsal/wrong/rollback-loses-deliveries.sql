-- breaks: rollbacks-work
-- The rollback empties the deliveries' own column, and throws half of them away. The schema is as it was.
-- @write ../solution/by-every-hundredth
-- @write rollback-loses-deliveries
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
