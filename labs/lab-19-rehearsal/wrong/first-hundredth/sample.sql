CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries WHERE id <= (SELECT max(id) / 100 FROM deliveries);
SELECT count(*) FROM delivery_tracking;
