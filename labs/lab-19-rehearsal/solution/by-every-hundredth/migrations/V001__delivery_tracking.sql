CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
