INSERT INTO delivery_tracking SELECT id, tracking FROM deliveries;
