CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries;
CREATE INDEX CONCURRENTLY deliveries_by_carrier ON deliveries (carrier, handed_over);
