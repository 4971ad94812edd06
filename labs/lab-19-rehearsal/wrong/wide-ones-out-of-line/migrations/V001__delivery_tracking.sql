CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL) WITH (toast_tuple_target = 128);
ALTER TABLE delivery_tracking ALTER COLUMN tracking SET STORAGE EXTERNAL;
