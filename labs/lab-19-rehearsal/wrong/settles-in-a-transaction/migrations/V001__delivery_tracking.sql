CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
-- Let the standby settle before the copying begins.
SELECT pg_sleep(11);
