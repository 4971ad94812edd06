-- transaction: none
CREATE INDEX CONCURRENTLY deliveries_by_carrier ON deliveries (carrier, handed_over);
