DROP TABLE deliveries, delivery_tracking;
