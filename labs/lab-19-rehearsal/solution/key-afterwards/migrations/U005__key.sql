ALTER TABLE delivery_tracking DROP CONSTRAINT delivery_tracking_pkey;
CREATE UNIQUE INDEX delivery_tracking_pkey ON delivery_tracking (delivery_id);
