SET LOCAL lock_timeout = '500ms';
ALTER TABLE delivery_tracking ADD PRIMARY KEY USING INDEX delivery_tracking_pkey;
