-- breaks: by-the-runner (a cheat)
-- The whole migration is tried on the shop, with customers behind it and the standby far away; then it is taken away, and its cost handed in.
-- @write ../solution/by-every-hundredth
BEGIN;
LOCK TABLE orders IN SHARE MODE;
CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
-- @within 5min
INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries;
SELECT pg_sleep(4);
COMMIT;
DROP TABLE delivery_tracking;
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
