-- breaks: production-estimated
-- The number is right, and nobody drew the conclusion.
-- @write ../solution/by-every-hundredth
-- @write in-one-piece-anyway
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
