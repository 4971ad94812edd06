CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking json NOT NULL);
