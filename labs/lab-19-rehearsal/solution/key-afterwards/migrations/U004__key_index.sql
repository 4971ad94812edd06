-- transaction: none
DROP INDEX CONCURRENTLY delivery_tracking_pkey;
