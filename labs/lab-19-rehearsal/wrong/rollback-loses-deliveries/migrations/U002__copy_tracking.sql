TRUNCATE delivery_tracking;
DELETE FROM deliveries WHERE id % 2 = 0;
UPDATE deliveries SET tracking = '[]' WHERE id % 100 = 1;
