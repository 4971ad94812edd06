CREATE TABLE delivery_tracking (delivery_id bigint NOT NULL, tracking jsonb NOT NULL);
