-- transaction: none
BEGIN;
CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
SELECT pg_sleep(11);
COMMIT;
