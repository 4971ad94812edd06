-- due: failed short-transactions
-- tries: to copy by hand, in one long transaction of role app_v1, whose statements the log leaves out.
-- @write ../solution/by-every-hundredth
\ir ../parts/rehearse-and-hand-in.sql
-- @run apply --to 1
-- @session B as app_v1
BEGIN;
-- @within 3min
INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries WHERE id % 50 = 0;
-- @pause 11s
COMMIT;
-- @pause 1s
