TRUNCATE delivery_tracking;
