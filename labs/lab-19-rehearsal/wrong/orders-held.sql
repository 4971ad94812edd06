-- breaks: nobody-harmed
-- It was quick on the clone, where three customers are. Here they all wait.
-- @write ../solution/by-every-hundredth
-- @write orders-held
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
