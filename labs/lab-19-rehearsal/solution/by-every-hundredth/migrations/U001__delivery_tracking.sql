DROP TABLE delivery_tracking;
