-- transaction: none
CREATE UNIQUE INDEX CONCURRENTLY delivery_tracking_pkey ON delivery_tracking (delivery_id);
