-- due: failed cost-estimated
-- tries: to hand in a guess, and the right numbers when the shop has shown them.
-- @write ../solution/by-every-hundredth
-- @write numbers-after-the-fact
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
-- @write ../solution/by-every-hundredth
-- @run gate
