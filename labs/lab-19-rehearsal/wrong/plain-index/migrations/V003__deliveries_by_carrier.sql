CREATE INDEX deliveries_by_carrier ON deliveries (carrier, handed_over);
