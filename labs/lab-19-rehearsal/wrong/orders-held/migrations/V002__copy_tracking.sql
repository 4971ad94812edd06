-- So that no order moves while its delivery is copied.
LOCK TABLE orders IN SHARE MODE;
INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries;
SELECT pg_sleep(1.8);
