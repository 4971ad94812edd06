CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries TABLESAMPLE BERNOULLI (2) REPEATABLE (7);
