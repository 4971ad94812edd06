-- transaction: none
CREATE INDEX CONCURRENTLY IF NOT EXISTS deliveries_by_carrier ON deliveries (carrier, handed_over);
