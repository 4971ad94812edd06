DROP INDEX deliveries_by_carrier;
